# usage: python3 prove.py PAGE     the sympy texts are read, and what the book derives about the softmax is proved with them,
# for three outputs
import os
import sys

import sympy as sp

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from texts import texts, ok

outputs, right = 3, 1
sympy = {label: text for label, text in texts(sys.argv[1], 'sympy').items() if text}


def read(label):
    names = {}
    exec(sympy[label], names)
    return names


for label in sympy:
    try:
        names = read(label)
        good = all(isinstance(e, sp.Eq) for e in names.get('equations', [names.get('equation')]))
    except Exception as problem:
        good, label = False, f'{label}, {problem!r}'
    ok(good, f'sympy: {label} is an equation')
ok(len(sympy) > 45, 'sympy: nearly every equation can be copied')

z = sp.symbols('z:3', real=True)
Y = [int(o == right) for o in range(outputs)]


def side(label, indices, **known):
    """The right side for these indices; in it stands what is known for the entries of other quantities."""
    names = read(label)
    expression = names['equation'].rhs.subs({names['n_o']: outputs} if 'n_o' in names else {}).doit()
    expression = expression.subs({names[k]: v for k, v in indices.items()}, simultaneous=True)
    return expression.replace(lambda e: isinstance(e, sp.Indexed), lambda e: at(known[str(e.base)], e.indices))


def at(value, indices):
    for i in indices:
        value = value[int(i)]
    return value


def is_zero(*expressions): return all(sp.simplify(e) == 0 for e in expressions)


every = range(outputs)
P = [side('eq:stage-p', {'o': o}, Z2=z) for o in every]
J = [[side('eq:stage-jacobian', {'o': o, 'q': q}, P=P) for q in every] for o in every]
ok(is_zero(*(J[o][q] - sp.diff(P[o], z[q]) for o in every for q in every)), 'sympy: the Jacobian is the derivative of the softmax')

p = sp.symbols('p:3', positive=True)
L = side('eq:stage-loss', {}, Y=Y, P=p)
dP = [side('eq:stage-dp', {'o': o}, Y=Y, P=p) for o in every]
ok(is_zero(*(dP[o] - sp.diff(L, p[o]) for o in every)), 'sympy: dP is the derivative of the loss')

dP = [d.subs(dict(zip(p, P))) for d in dP]
dZ2 = [side('eq:stage-dz2', {'o': o}, dP=dP, J=J) for o in every]
whole = L.subs(dict(zip(p, P)))
ok(is_zero(*(dZ2[o] - sp.diff(whole, z[o]) for o in every)), 'sympy: dZ2 is the derivative of the loss with respect to the scores')
E_ = [side('eq:stage-error', {'o': o}, P=P, Y=Y) for o in every]
ok(is_zero(*(E_[o] - dZ2[o] for o in every)), 'sympy: the error of the outputs is dZ2')
