# usage: python3 run.py PAGE LIBRARY     runs the numpy text of every numbered equation on random arrays
#
# The batch forms and the careful forms are held against the C, the stage forms against the batch forms with one row.
import ctypes
import os
import sys

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from texts import texts, ok

numpy = texts(sys.argv[1], 'python')
library = ctypes.CDLL(sys.argv[2])
draw = np.random.default_rng(7)
m, n_i, n_h, n_o, eta = 5, 3, 4, 3, 0.3
sizes = dict(n_i=n_i, n_h=n_h, n_o=n_o, n_in=n_h, n_out=n_o, eta=eta)
ran = set()


def run(label, **given):
    """What the text of the equation puts into its names."""
    names = {**sizes, **given}
    exec(numpy[label], names)
    ran.add(label)
    return names


def c(name, *given, out=None):
    """Calls a function of the library: sizes are int, arrays are passed as they are, out is the shape of the last."""
    double, size = ctypes.POINTER(ctypes.c_double), ctypes.POINTER(ctypes.c_size_t)
    keep, passed = [], []
    for x in [*given, *([np.zeros(out)] if out is not None else [])]:
        if isinstance(x, np.ndarray):
            x = np.ascontiguousarray(x, dtype=np.uintp if x.dtype.kind in 'iu' else float)
            keep.append(x)
            passed.append(x.ctypes.data_as(size if x.dtype.kind in 'iu' else double))
        else:
            passed.append(ctypes.c_double(x) if isinstance(x, float) else ctypes.c_size_t(x))
    function = getattr(library, name)
    function.restype = ctypes.c_double if out is None else None
    result = function(*passed)
    return keep[-1] if out is not None else result


def same(label, got, wanted, what='what the C finds'):
    ok(np.shape(got) == np.shape(wanted) and np.allclose(got, wanted, rtol=1e-12, atol=1e-14), f'numpy: {label} gives {what}')


# ---------------------------------------------------------------------------------------------------------------
# The batch.
X, W1, b1 = draw.normal(size=(m, n_i)), draw.normal(size=(n_i, n_h)), draw.normal(size=n_h)
W2, b2, y = draw.normal(size=(n_h, n_o)), draw.normal(size=n_o), draw.integers(0, n_o, m)
rows, Y = {'m': m}, np.eye(n_o)[y]


def batch(label, name, function, *given, out, **names):
    wanted = c('nn2_plain_' + function, *given, out=out)
    same(label, run(label, **rows, **names)[name], wanted)
    return wanted


Z1 = batch('eq:batch-z1', 'Z1', 'hidden_scores', m, n_i, n_h, X, W1, b1, out=(m, n_h), X=X, W1=W1, b1=b1)
A1 = batch('eq:batch-a1', 'A1', 'hidden_sigmoid', m, n_h, Z1, out=(m, n_h), Z1=Z1)
R1 = batch('eq:batch-relu', 'A1', 'hidden_relu', m, n_h, Z1, out=(m, n_h), Z1=Z1)
Z2 = batch('eq:batch-z2', 'Z2', 'output_scores', m, n_h, n_o, A1, W2, b2, out=(m, n_o), A1=A1, W2=W2, b2=b2)
P = batch('eq:batch-p', 'P', 'softmax', m, n_o, Z2, out=(m, n_o), Z2=Z2)
dZ2 = batch('eq:batch-dz2', 'dZ2', 'dZ2', m, n_o, P, y, out=(m, n_o), P=P, Y=Y)
dW2 = batch('eq:batch-dw2', 'dW2', 'dW2', m, n_h, n_o, A1, dZ2, out=(n_h, n_o), A1=A1, dZ2=dZ2)
db2 = batch('eq:batch-db2', 'db2', 'db2', m, n_o, dZ2, out=n_o, dZ2=dZ2)
dA1 = batch('eq:batch-da1', 'dA1', 'dA1', m, n_h, n_o, dZ2, W2, out=(m, n_h), dZ2=dZ2, W2=W2)
dZ1 = batch('eq:batch-dz1', 'dZ1', 'dZ1_sigmoid', m, n_h, dA1, Z1, A1, out=(m, n_h), dA1=dA1, Z1=Z1)
batch('eq:batch-dz1-relu', 'dZ1', 'dZ1_relu', m, n_h, dA1, Z1, out=(m, n_h), dA1=dA1, Z1=Z1)
dW1 = batch('eq:batch-dw1', 'dW1', 'dW1', m, n_i, n_h, X, dZ1, out=(n_i, n_h), X=X, dZ1=dZ1)
db1 = batch('eq:batch-db1', 'db1', 'db1', m, n_h, dZ1, out=n_h, dZ1=dZ1)
batch('eq:batch-dx', 'dX', 'dX', m, n_i, n_h, dZ1, W1, out=(m, n_i), dZ1=dZ1, W1=W1)

moved = [x.copy() for x in (W1, b1, W2, b2)]
workspace = [np.zeros(s) for s in [(m, n_h), (m, n_h), (m, n_o), (m, n_o), (m, n_o), (n_h, n_o), n_o, (m, n_h), (m, n_h), (n_i, n_h), n_h]]
c('nn2_plain_training_step', m, n_i, n_h, n_o, eta, X, y, *moved, *workspace)
after = run('eq:batch-train', W1=W1, b1=b1, W2=W2, b2=b2, dW1=dW1, db1=db1, dW2=dW2, db2=db2)
for name, wanted in zip(['W1', 'b1', 'W2', 'b2'], moved):
    same('eq:batch-train', after[name + '_next'], wanted, f'the {name} that the C finds')
stepped = b1.copy()
c('nn2_plain_step', n_h, eta, db1, stepped)
same('eq:batch-step', run('eq:batch-step', n=n_h, parameter=b1, gradient=db1)['parameter_next'], stepped)

z, left, right = b1[0], X[0, 0], W1[0, 0]
one = np.zeros((1, 1))
c('nn2_plain_hidden_scores', 1, 1, 1, np.array([[left]]), np.array([[right]]), np.array([z]), one)
same('eq:element', run('eq:element', z=z, left=left, right=right)['z_next'], one[0, 0])

# ---------------------------------------------------------------------------------------------------------------
# The careful forms, one row or one number at a time.
for z in -2.5, 0.0, 3.1:
    a = run('eq:careful-sigmoid', z=z)['a']
    same('eq:careful-sigmoid', a, c('nn2_plain_sigmoid', z))
    same('eq:careful-slope', run('eq:careful-slope', a=a, z=z)['slope'], c('nn2_plain_slope', a, z))
losses = []
for r in range(m):
    z, label = Z2[r], int(y[r])
    largest = run('eq:careful-largest', z=z)['c']
    p = run('eq:careful-softmax', z=z, c=largest)['p']
    losses.append(run('eq:careful-loss', z=z, c=largest, y=label)['loss'])
    if r < 2:
        same('eq:careful-largest', largest, z.max(), 'the largest score')
        same('eq:careful-softmax', p, c('nn2_plain_softmax_row', n_o, z, out=n_o))
        same('eq:careful-loss', losses[-1], c('nn2_plain_loss_row', n_o, z, label))
        same('eq:careful-error', run('eq:careful-error', p=p, y=label)['g'],
             c('nn2_plain_error_row', n_o, p, label, out=n_o))
same('eq:batch-loss', run('eq:batch-loss', **rows, loss=np.array(losses))['L'], c('nn2_plain_loss', m, n_o, Z2, y))

# ---------------------------------------------------------------------------------------------------------------
# Random numbers, and what is counted.
class Generator(ctypes.Structure):
    _fields_ = [('state', ctypes.c_uint64)]


def generators():
    for seed in 1, 2**63 + 5:
        pair = Generator(), Generator()
        for g in pair:
            library.nn2_seed(ctypes.byref(g), ctypes.c_uint64(seed))
        yield pair


library.nn2_uniform.restype = library.nn2_draw.restype = library.nn2_accuracy.restype = ctypes.c_double
for one, other in generators():
    u = library.nn2_uniform(ctypes.byref(one))
    same('eq:draw', run('eq:draw', u=u, n=7)['w'], library.nn2_draw(ctypes.byref(other), ctypes.c_size_t(7)))
guess = run('eq:guess', **rows, Z2=Z2)['guess']
same('eq:guess', guess, Z2.argmax(axis=1), 'the places of the largest scores')
same('eq:accuracy', run('eq:accuracy', **rows, guess=guess, y=y)['accuracy'], c('nn2_accuracy', m, guess, y))
same('eq:shuffle', [run('eq:shuffle', u=u, t=9)['v'] for u in (0.0, 0.49, 0.999)], [0, 4, 9], 'places up to its own')
same('eq:epoch-loss', run('eq:epoch-loss', **rows, n=20, mean=0.5, L=2.0)['mean_next'], 1.0, 'a mean')

# ---------------------------------------------------------------------------------------------------------------
# The stage, which is a batch of one row.
x, label, rows = X[0], int(y[0]), {'m': 1}
known = dict(X=x, W1=W1, b1=b1, W2=W2, b2=b2, y=label)
one = dict(X=X[:1], W1=W1, b1=b1, W2=W2, b2=b2, Y=Y[:1])      # the same with the batch forms


def stage(label, *names):
    known.update((k, v) for k, v in run(label, **known).items() if k in names)
    for name in names:
        if name in one:
            wanted = np.asarray(one[name])
            same(label, known[name], wanted[0] if wanted.ndim and len(wanted) == 1 and np.ndim(known[name]) < wanted.ndim else wanted,
                 f'the {name} of a batch of one')


for text in 'z1 a1 z2 p dz2 dw2 db2 da1 dz1 dw1 db1 train'.split():
    one.update({k: v for k, v in run('eq:batch-' + text, **rows, **one).items() if k[0] in 'ZAPdWb'})
one['L'] = c('nn2_plain_loss', 1, n_o, one['Z2'], y[:1])
for text, names in [('z1', 'Z1'), ('a1', 'A1'), ('z2', 'Z2'), ('p', 'P'), ('target', 'Y'), ('loss', 'L'), ('slope', 'slope'),
                    ('jacobian', 'J'), ('dp', 'dP'), ('dz2', 'dZ2'), ('error', 'E'), ('dz2dw2', 'dZ2_dW2'), ('dw2', 'dW2'), ('db2', 'db2'),
                    ('update2', 'W2_next b2_next'), ('dz2da1', 'dZ2_dA1'), ('da1', 'dA1'), ('dz1', 'dZ1'), ('dz1dw1', 'dZ1_dW1'),
                    ('dw1', 'dW1'), ('db1', 'db1'), ('update1', 'W1_next b1_next')]:
    stage('eq:stage-' + text, *names.split())
same('eq:stage-error', known['E'], one['dZ2'][0], 'the dZ2 of a batch of one')
step = 1e-6
differences = [(run('eq:stage-p', Z2=known['Z2'] + d)['P'] - run('eq:stage-p', Z2=known['Z2'] - d)['P']) / (2 * step) for d in step * np.eye(n_o)]
ok(np.allclose(known['J'], np.transpose(differences), atol=1e-9), 'numpy: eq:stage-jacobian gives what differences of the softmax give')
gradients = np.concatenate([one[d].ravel() for d in ('dW1', 'db1', 'dW2', 'db2')])
same('eq:stage-promise', run('eq:stage-promise', **known)['L_predicted'], one['L'] - eta * gradients @ gradients, 'the loss less the square of the gradient')
hidden = run('eq:batch-a1', **rows, Z1=one['X'] @ one['W1_next'] + one['b1_next'])['A1']
same('eq:stage-next', run('eq:stage-next', **known)['L_next'], c('nn2_plain_loss', 1, n_o, hidden @ one['W2_next'] + one['b2_next'], y[:1]))
same('eq:stage-rho', run('eq:stage-rho', **known)['rho'], np.linalg.norm(one['dZ1']) / np.linalg.norm(one['dA1']), 'a quotient of lengths')
same('eq:stage-relu', run('eq:stage-relu', **known)['A1'], R1[0])
same('eq:stage-relu-slope', run('eq:stage-relu-slope', **known)['slope'] * dA1[0], c('nn2_plain_dZ1_relu', 1, n_h, dA1[:1], Z1[:1], out=n_h))
linear = run('eq:stage-linear', A=known['A1'], dZ=known['dZ2'])
for name, of in ('dW', 'dW2'), ('db', 'db2'):
    same('eq:stage-linear', linear[name], known[of], f'the {of} of layer 2')
back = run('eq:stage-back', dZ=known['dZ2'], W=W2, slope_in=known['slope'])
for name, of in ('dA', 'dA1'), ('dZ_in', 'dZ1'):
    same('eq:stage-back', back[name], known[of], f'the {of} of layer 2')

missing = sorted(set(numpy) - ran)
ok(len(numpy) > 50 and not missing, 'numpy: every numbered equation was run' + ''.join(', but not ' + label for label in missing))
