# usage: printed.py LEDGER TABLE...     statements with printed numbers in them: both sides as intervals, which must meet
# A printed number stands for all that are rounded to it: it is plus or minus half of its last digit.
import math
import re
import sys


class Interval:
    def __init__(self, low, high): self.low, self.high = low, high
    def __add__(self, b): return Interval(self.low + b.low, self.high + b.high)
    def __neg__(self): return Interval(-self.high, -self.low)
    def __sub__(self, b): return self + -b
    def __mul__(self, b):
        ends = [x * y for x in (self.low, self.high) for y in (b.low, b.high)]
        return Interval(min(ends), max(ends))
    def __truediv__(self, b): return self * Interval(1 / b.high, 1 / b.low)
    def meets(self, b):
        slack = 1e-12 * max(1, abs(self.low), abs(b.high))      # what doubles lose
        return self.low <= b.high + slack and b.low <= self.high + slack


def printed(text):
    digits = re.match(r'-?\d*\.?(\d*)(?:e(-?\d+))?$', text)
    half = 0.5 * 10 ** (int(digits[2] or 0) - len(digits[1])) if '.' in text or 'e' in text else 0
    return Interval(float(text) - half, float(text) + half)


def entry(name, indices):
    rows, columns, numbers = tables[name]
    place = indices[0] * columns + indices[1] if len(indices) == 2 else (indices + [0])[0]
    return printed(numbers[place])


def parsed(text):
    stack = [[]]
    for token in re.findall(r'[()]|[^()\s]+', text):
        if token == '(':
            stack.append([])
        elif token == ')':
            tree = stack.pop()
            stack[-1].append(tree)
        else:
            stack[-1].append(token)
    return stack[0][0]


def value(tree):
    op, word, below = tree[0], tree[1], tree[2:]
    if op == 'number': return Interval(float(word), float(word))
    if op == 'value':
        name, indices = re.match(r'([^[]*)((?:\[\d+\])*)$', word).groups()
        return entry(name, [int(i) for i in re.findall(r'\d+', indices)])
    if op == 'quantity':
        name, indices = word.split('|')
        return entry(name, [int(i.split('=')[-1]) for i in indices.split(',') if i])
    if op == 'constant': return entry(word, [])
    arguments = [value(t) for t in below]
    if op == 'call' and word == 'log': return Interval(math.log(arguments[0].low), math.log(arguments[0].high))
    return operations[op](*arguments)


operations = {'plus': lambda a, b: a + b, 'minus': lambda a, b: a - b, 'times': lambda a, b: a * b,
              'over': lambda a, b: a / b, 'negative': lambda a: -a}
tables, place, columns = {}, {}, {}
for path in sys.argv[2:]:
    for line in open(path):
        name, rows, width, *numbers = line.rstrip('\n').split('\t')
        tables[name] = int(rows), int(width), numbers
for line in open(sys.argv[1]):
    row = line.rstrip('\n').split('\t')
    if row[0] == 'fields': columns[row[1]] = {name: i + 1 for i, name in enumerate(row[2:])}
    if row[0] == 'formula': place[row[columns['formula']['id']]] = '%s:%s' % (
        row[columns['formula']['source']], row[columns['formula']['line']])
    if row[0] != 'statement' or '(value' not in row[columns['statement']['tree']]: continue
    tree, where = parsed(row[columns['statement']['tree']]), place[row[columns['statement']['formula']]]
    if tree[0] == 'if': tree = tree[2]      # what is printed fulfils the condition
    if tree[0] != '=': continue
    if len(tree) == 3 and [s[0] for s in tree[1:]] == ['quantity', 'value']:
        print('ok - %s: says which number it is' % where)
        continue
    try:
        sides = [value(side) for side in tree[1:]]
    except KeyError as missing:
        print('ok - %s: %s is a number of that place alone' % (where, missing))
        continue
    right = all(a.meets(b) for a, b in zip(sides, sides[1:]))
    print('%s - %s: what is printed there is equal' % ('ok' if right else 'not ok', where))
