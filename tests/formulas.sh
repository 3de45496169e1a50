# The formulas: what is read and what is refused, with its place. A small book of formulas is written for each test, with a
# notation table that all share; and the equations of the real book are spoilt, one at a time.
. tests/lib.sh
cd "$work" || exit 1
PATH=$PATH:/usr/lib/noweb:/usr/local/lib/noweb
loom=$top/build/loom

cat > notation <<'END'
%% volume: book small
%% title: Formulas
%% version: one | src | | m
%% version: all | src
%% verbs: compute

# Formulas {#ch:formulas}

~~~ {.notation}
A | quantity | A | A_{#} | A | n \times k @ij | a matrix
B | quantity | B | B_{#} | B | n \times k @ij | another
C | quantity | C | C_{#} | C | n \times n @il | a square one
v | quantity | v | v_{#} | v | n @i | a vector
w | quantity | w | w_{#} | w | k @j | a vector of other length
R | quantity | R | R_{#} | R | m \times n @i | a row of numbers for each of m
x | quantity | x | | x | | a number
y | quantity | y | | y | | another
t | quantity | t | | size_t t | in 0..n | the number of an entry
dydx | quantity | \frac{dy}{dx} | | dydx | | a derivative
n | constant | n | | n | | how many
k | constant | k | | k | | how many others
m | constant | m | | m | | how many rows
c | constant | c | | c | | a number
r | index | r | | r | m | a row
i | index | i, i', l | | i, l | n | one of n
j | index | j, j' | | j | k | one of k
sin | function | \sin | | | | the sine
log | function | \log | | log | | the logarithm
e | constant | e | | | | Euler's number
max | function | \max | | | | the largest
sum | function | \sum | | | | a sum
partial | function | \partial | | | | a derivative
d | function | d | | | | a derivative
top | function | \top | | | | the transpose
circ | function | \circ | | | | a product entry by entry
f | function | f | | | | any function
~~~

<<src/x.c>>=
int x;
@


END
# account   what the ledger says of the source small.nw
account() { markup -t small.nw > stream && gawk -v computed=equations.c -v steps=steps.c -f "$loom/ledger.awk" \
    -f "$loom/formula.awk" -f "$loom/compute.awk" -f "$loom/steps.awk" stream; }
# display TEX   a source with that display, whose line is $line
display() { { cat notation; printf '%s\n' "\$\$ $1 \$\$"; } > small.nw; line=$(awk 'END { print NR }' small.nw); }
# reads WHAT TEX   it is read without a complaint, into one or more statements
reads() { display "$2"; ok "$1 is read: $2" is_read; }
is_read() { account > ledger 2> said; cat said; [ ! -s said ] && grep -q '^statement' ledger; }
# refuses TEX MESSAGE   it is refused with the line, and the message
refuses() { display "$1"; ok "refused: $1" is_refused "$2"; }
is_refused() { account > ledger 2> said; cat said; grep -q "^small.nw:$line: this formula.*" said && grep -qF -e "$1" said; }

reads "a sum" '\q{x} = \sum_i \q[i]{v} \q[i]{v} + \q{y}'
reads "a sum over two indices" '\q{x} = \sum_{i,j} \q[ij]{A}^2'
reads "a sum with an exception" '\q{x} = \sum_{i \ne t} \q[i]{v}'
reads "a matrix product" '\q{C} = \q{A}\,\q{B}^{\top}'
reads "a product entry by entry" '\q{A} = \q{B} \circ \q{B}'
reads "a fraction without braces" '\q{x} = \frac12 \q{y} + \tfrac3{16}'
reads "cases" '\q{x} = \begin{cases} \q{y} & \text{if } \q{y} > 0,\\ 0 & \text{if } \q{y} \le 0 \end{cases}'
reads "a condition" '\q[i]{v} = \q[l]{v} \quad\text{if } i = l'
reads "a chain in several lines" '\begin{aligned} \q{x} &= \q{y} + \q{y} \\ &= 2 \q{y} \end{aligned}'
reads "what stands behind where" 'f = 2 \q{y}, \quad\text{where } \q{y} = \q{x}^2'
reads "a digit with the letter it stands for" '\q[i=1]{v} = \q[1]{v}'
reads "letters for quantities" 'v_i = \sum_j A_{ij} w_j'
reads "sizes of brackets" '\q{x} = \Bigl( \bigl[ \q{y} > 0 \bigr] - 1 \Bigr) \Big/ \left( 1 + \q{y} \right)'
reads "a derivative" '\frac{d y}{d x} = 2 \q{x}, \quad\text{where } \q{y} = \q{x}^2'

refuses '\q{x} = \q[j=1]{v}' 'the index j=1 does not belong there'
refuses '\q{x} = \q{y} +' 'the formula ends where something is missing'
refuses '\q{x} = (\q{y} + 1' "a ')' is missing here"
refuses '\q{x} = \int \q{y}' 'is not in the language of formulas'
refuses '\q{x} = \q{y} \quad \ldots' 'cannot be read on from here'
refuses '\q{x} = 1 / \q{y} \q{y}' 'after a slash there are two factors'
refuses '\q{x} = \q{y} \text{ perhaps } \q{y} = 1' 'these words are not known between two statements'
refuses '\q{x} = (\q{y} + 1)^{+}' 'only a quantity has a value after the step'
refuses '\q{x} = v_{\q{y}}' 'is not an index'
refuses '\q{x} = [\q{y}]' 'a condition compares'
refuses '\q{x} = \begin{pmatrix} 1 & 2 \end{pmatrix}' 'only cases and aligned statements'
refuses '\q{x} = \begin{cases} 1 & \q{y} > 0 \end{cases}' 'a case needs its \text{if }'
refuses '\q{x} = \begin{cases} 1 & \text{if } \q{y} > 0,\\' 'the cases never end'
refuses '\q{x} = \max' "is missing here"
refuses '\q{x} = \sin = 1' 'the function has no argument'
refuses '\q{x} = f(\q{y})' 'a function that nobody has defined'
refuses '\frac{d y}{x} = 1' 'a derivative is by something'
refuses '\q{x} = v_{ij}' 'is written so; write \q[...]{id}'
refuses '\q{x} < \q{y} = 1' 'a chain with several relations'
refuses '\q{A} = \q{B}^{\top}' 'the left side is n x k, and this is k x n'
refuses '\q{A} = \q{B} + \q{B}^{\top}' 'the shapes do not fit: n x k plus k x n'
refuses '\q{C} = \q{A}\,\q{B}' 'the shapes do not fit: (n x k) times (n x k)'
refuses '\q{x} = 1 / \q{v}' 'this divides by something that is n x 1'
refuses '\q{x} = \q{v}^2' 'a power of something that is n x 1'
refuses '\q{x} = \q{y}^{\top}' 'a number has no transpose'
refuses '\q{x} = [\q{A} = \q{C}]' 'the shapes do not fit: n x k compared with n x n'
refuses '\q{x} = \begin{cases} \q{v} & \text{if } \q{y} > 0 \end{cases}' 'a case is a number, and this is n x 1'
refuses '\q{x} = \q[j]{v}' 'the index j does not belong there: v has the indices i'
refuses '\q{x} = (\q{A} \q{w})_j' 'the index j of something that is n x 1'
refuses '\q{x} = \sum_q \q{y}' 'nobody knows what q counts'
refuses '\frac{\partial \q{v}}{\partial \q{x}} = 1' 'a derivative of something that is no number'
refuses '\q{x} = \sin(\q{y})' 'the book does not say what the function sin is'
refuses '\frac{d y}{d x} = 2' 'by the equations of the book y does not depend on x'

refuses '\q{x} = \sum_{i=2}^n \q[i]{v}' 'a sum runs over all that its index counts'
refuses '\q{x} = \q{y}(c)' 'this is a product or a function'
refuses '\frac{d}{d x} \q{y} = 1' 'what is differentiated stands in the numerator'
reads "a sum with its bounds" '\q{x} = \sum_{i=1}^n \q[i]{v}'

# What TeX prints in one way and a careless reader would read in another.
refuses '\q{x} = \q{y} \left. + 5 \right.' 'cannot be read on from here'
refuses '\begin{aligned} \q{x} &= \q{y} &{+ 5} \end{aligned}' 'this part of the formula states nothing'
refuses '\q{x} = 3 9' 'two numbers side by side'
refuses '\q{x} = 1\tfrac12' 'two numbers side by side'
refuses '\q{x} = 2^11' 'what is raised needs braces'
refuses 'e^v_i = e^{v_i}' 'what is raised needs braces'
refuses '\q{x} = \frac{1}12' 'this part of the fraction needs braces'
refuses '\q{x} = \sqrt 16' 'the root needs braces'
refuses '\q{x} = \log 2 \q{y}' 'the argument of the function needs brackets'
refuses '\q{x} = \q[i+l]{C}' 'is not in the language of formulas'
refuses '\q{x} = (\q{y} + 1)_7' 'a number has no entries'
refuses '\q{x} = \underbrace{\q{y}}_{\q{y} = 7}' 'what stands below a brace is not read'
refuses 'u(1 + v) = u(1)' 'this is a product or a function'
refuses '\q[i]{v} = \q[i]{v} / \sum_i \q[i]{v}' 'the index i is free here and summed there'
refuses '\q{x} = + \q{y}, + 1 = 2' 'a statement does not begin with a plus'

# A numbered equation must define its left side.
# defines TEX MESSAGE
defines() {
    { cat notation; printf '::: {.pair .one tests="none"}\n$$ %s $$ {#eq:it what is tried}\n\n<<compute what is tried here>>=\nx = y;\n@\n:::\n' "$1"; } > small.nw
    line=$(awk 'END { print NR - 5 }' small.nw)
    ok "refused as an equation: $1" undefined "$2"
}
undefined() { account > ledger 2> said; cat said; grep -qF -e "small.nw:$line: equation eq:it" said && grep -qF -e "$1" said; }
defines '\q{x} + 1 = \q{y}' 'the left side is not a quantity'
defines '\q{x}' 'an equation has a left and a right side'
defines '\q{x} = \q[i]{v}' 'the index i is free on the right and not on the left'
defines '\q[i]{v} = \sum_i \q[i]{R}' 'the index i is summed on the right and free on the left'
defines '\q{x} = \q{x} + 1' 'x stands on both sides'
defines '\q{x} = \q{x}^{+}' 'x stands on both sides'
defines '\q{x} = \q{y}^{+}' 'y has no value after the step in this pair'
defines '\q{x} \le \q{y}' "an equation has '=' between its sides"
defines '\q{x} = \q{y} \text{ if } n = 2' 'an equation holds always'
defines '\q{x} = 2 \val{y}' 'a printed number does not belong into an equation'

# A formula that is not whole in its line; a supposition, a claim and what only explains.
{ cat notation; printf 'It is $x\n= y$.\n'; } > small.nw; line=$(awk 'END { print NR }' small.nw)
ok "a formula that goes on in the next line is refused" sh -c "markup -t small.nw | gawk -f '$loom/ledger.awk' -f '$loom/formula.awk' 2>&1 | grep -q '^small.nw:$line: a formula begins or ends in this line'"

# A condition of a section, and one that cannot be read; a display that is announced as unread.
display '\q[i]{v} = \q[l]{v}'; sed -i "$((line - 1))s/\$/%% given: i = l/" small.nw
ok "a condition for a section is taken" sh -c "gawk 1 small.nw > x && markup -t small.nw > stream && gawk -f '$loom/ledger.awk' -f '$loom/formula.awk' stream | grep -q '^statement.*(if (compare = (index i) (index l)) '"
display '\q[i]{v} = \q[l]{v}'; sed -i "$((line - 1))s/\$/%% given: i and l/" small.nw
line=$((line - 1))
is_refused_condition() { account > ledger 2> said; cat said; grep -q "^small.nw:$line: this condition cannot be read" said; }
ok "one that cannot be read is refused" is_refused_condition
display '1 = 2'; sed -i "$((line - 1))s/\$/%% unread: it is an integral/" small.nw
ok "a display that is announced is not read" sh -c "markup -t small.nw > stream && gawk -f '$loom/ledger.awk' -f '$loom/formula.awk' stream | grep -q 'it is an integral'"

# ---------------------------------------------------------------------------------------------------------------
# The real book: an equation that is spoilt in its TeX alone, or in its TeX and its code together.
cd "$top" || exit 1
# spoil FROM TO   the first place in a copy of the book, told by the line; all words are as they stand
spoil() {
    FROM=$1 TO=$2 awk 'BEGIN { from = ENVIRON["FROM"]; to = ENVIRON["TO"] }
        !done && (k = index($0, from)) { $0 = substr($0, 1, k - 1) to substr($0, k + length(from)); done = NR } { print } END { print done > "'"$work"'/at" }' \
        "${3:-nn2.nw}" > "$work/spoilt.nw"
    at=$(cat "$work/at")
}
# computed   the programs of the spoilt book are made and run
computed() {
    markup -t "$work/spoilt.nw" | sed "s|^@file .*|@file nn2.nw|" > "$work/stream"
    gawk -v computed="$work/equations.c" -v steps="$work/steps.c" -f build/loom/ledger.awk -f build/loom/formula.awk \
        -f build/loom/compute.awk -f build/loom/steps.awk -f "$RULES" "$work/stream" 2>&1 > /dev/null | grep 'equation eq:\|this formula\|this step'
    include=$(printf -- ' -I%s' build/line/include build/line/src build/line/examples)
    # shellcheck disable=SC2086     # a list of words
    for p in equations steps; do
        gcc -w -O0 -Ibuild/loom $include "$work/$p.c" build/lib/libnn2.a -lm -o "$work/$p" && "$work/$p" 2>&1 > /dev/null
    done
}
# finds WHAT WORDS   the spoilt book is refused at its line with these words
finds() { what=$1; ok "$what" found "$2"; }
found() { computed > "$work/said" 2>&1; cat "$work/said"; grep "^nn2.nw:$at: " "$work/said" | grep -qF -e "$1"; }

spoil '\q[o]{E} = \q[o]{P} - \q[o]{Y}' '\q[o]{E} = \q[o]{P} + \q[o]{Y}'
finds "a wrong sign in an equation" 'equation eq:stage-error and <<find the error of the outputs>> disagree, at o=0: the equation gives'
spoil '\q[o]{dP} = -\frac{\q[o]{Y}}{\q[o]{P}}' '\q[o]{dP} = -\frac{1}{\q[o]{P}}'
finds "a factor that is left out" 'equation eq:stage-dp and <<find how probabilities move the loss>> disagree'
cp "$work/spoilt.nw" "$work/first.nw"
equation_line=$at; spoil 'dP[o] = -Y[o] / P[o];' 'dP[o] = -1 / P[o] + 0 * Y[o];' "$work/first.nw"; at=$equation_line
finds "the same mistake in equation and code" 'does not hold'
spoil '= \q[o]{P}\,\bigl(1 - \q[o]{P}\bigr). $$' '= \q[o]{P}\,\bigl(1 + \q[o]{P}\bigr). $$'
finds "a wrong sign in a step" "does not hold, at o=0: before '= "
spoil '$$ \q{dW2} = \q{A1}^{\top}\;\q{dZ2} $$' '$$ \q{dW2} = \q{A1}\;\q{dZ2} $$'
finds "a transposition that is forgotten" 'the shapes do not fit: (m x n_h) times (m x n_o)'
spoil '$\sigma(-z) = 1 - \sigma(z)$' '$\sigma(-z) = 1 + \sigma(z)$'
finds "a wrong formula in a sentence" 'does not hold'
spoil '$\q[0]{A1} = 1/(1 + \val{hand.exp}) = \val{A1[0]}$' '$\q[o]{E} = \q[o]{P} + \q[o]{Y}$'
finds "a wrong statement that is put into a sentence" 'does not hold'
spoil 'from the way forward.' 'from the way forward, and $\q{Z1} = \q{X}\,\q{W1}$.'
finds "a wrong formula that explains a pair" 'does not hold'
spoil '{S^2}' '{S^3}'
finds "a wrong exponent" 'does not hold'
spoil "= -\\q[o]{P}\\,\\q[o']{P} \\quad\\text{if } o' \\ne o. \$\$" "= -\\q[o]{P}\\,\\q[o']{P}. \$\$"
at=$((at - 1))
finds "a step that holds under a condition only" 'does not hold, at o=0 o'
spoil "= -\\q[o]{P}\\,\\q[o']{P} \\quad\\text{if } o' \\ne o. \$\$" "= -\\q[o]{P}\\,\\q[o']{P} \\quad\\text{if } o < o. \$\$"
at=$((at - 1))
finds "a condition that is never true" 'holds for nothing'
