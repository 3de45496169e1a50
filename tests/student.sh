# The student's loop: what 'make check' and the like say in the folder of the hand-out. One part of the tests works in a
# small nn2.nw that has nothing but the seventeen chunks; the programs do not mind.
. tests/lib.sh
kit=$work/kit
# The hand-out that tests/handout.sh has just made, or a new one.
from=build/kit
[ "$from/Makefile" -nt nn2.nw ] || { from=build/nn2-handout; make handout > /dev/null; }
cp -r "$from" "$kit"
cd "$kit" || exit 1
parts=tests/parts.tsv
blanks() { awk -F '\t' '{ printf "Text of %s.\n\n<<%s>>=\n/* to be written */\n@\n\n", $1, $3 }' "$parts"; }
chunk() { awk -F '\t' -v p="$1" '$1 == p { print $3 }' "$parts"; }

# put PART BODY   the part gets the body
put() {
    BODY=$2 awk -v chunk="<<$(chunk "$1")>>=" '
        $0 == chunk { print; print ENVIRON["BODY"]; inside = 1; next }
        inside && /^@/ { inside = 0 }
        !inside' nn2.nw > new.nw
    mv new.nw nn2.nw
}
# says WORDS...   'make check' of the part in $part has all of these words
part=
says() {
    make check PART="$part" > said 2>&1
    cat said
    for words; do grep -qF -e "$words" said || { echo "expected: $words"; return 1; }; done
}
# body WHAT PART BODY WORDS...   a body, and what is said about it
body() {
    what=$1 part=$2
    blanks > nn2.nw
    put "$2" "$3"
    shift 3
    ok "$what" says "$@"
}

# ---------------------------------------------------------------------------------------------------------------
# Bodies that are not in the bank are described.
sum='for (size_t o = 0; o < n_o; o++) {
    nn2_real total = 0;
    for (size_t r = 0; r < m; r++)
        total += dZ2[r * n_o + o];
    db2[o] = total;
}'
edited() { printf '%s\n' "$sum" | sed "$1"; }
body "a right body in other words is right" db2 "$sum" "db2: right, 4 of 4 points"
body "a factor is named" db2 "$(edited 's/= total/= 2 * total/')" "twice as large"
body "a factor by a size is named" db2 "$(edited 's/= total/= total * n_o/')" "n_o times too large"
body "the wrong sign is named" db2 "$(edited 's/= total/= -total/')" "db2: wrong"
body "an entry that is never written is told" db2 "$(edited 's/o < n_o/o < n_o - 1/')" "db2: wrong"
body "single precision is told" db2 "$(edited 's/nn2_real total/float total/; s/+= /+= (float)/')" "db2: wrong"
body "writing outside of an array is told" db2 "$sum
db2[n_o] = 0;" "It writes outside of an array"
body "reading outside of an array is told" step 'for (size_t k = 0; k < n; k++)
    parameter[k] = parameter[k] - eta * gradient[k + 2] + 0 * gradient[k];' "It reads outside of an array"
body "a changed input is named" da1 'for (size_t r = 0; r < m; r++)
    for (size_t h = 0; h < n_h; h++) {
        nn2_real sum = 0;
        for (size_t o = 0; o < n_o; o++)
            sum += dZ2[r * n_o + o] * W2[h * n_o + o];
        dA1[r * n_h + h] = sum;
    }
((nn2_real *)W2)[0] = 1;' "It changes its input W2"
body "a loop without an end is ended" db2 'for (;;) { }' "db2: out of time" "does not come to an end"
body "a program that waits is ended, and told so" db2 'unsigned sleep(unsigned); sleep(100);' "db2: out of time" "It waits for something"
cut_short() {
    blanks > nn2.nw; put db2 'for (;;) ;'; rm -f build/try-db2
    setsid make check PART=db2 > said 2>&1 & pid=$!
    for _ in $(seq 200); do [ -x build/try-db2 ] && break; sleep 0.05; done
    kill -- -$pid; wait $pid 2> /dev/null
    make check PART=db2 > said 2>&1; cat said; grep -q 'db2: out of time' said
}
ok "a check that is cut short leaves no verdict" cut_short
body "memory has an end" db2 "char *some = malloc(600 << 20);
if (some)
    return;
$sum" "db2: right"
body "a crash is told" db2 '*(volatile int *)0 = 1;' "db2: crashed" "stopped by the signal 11"
body "exit is no way out" db2 'exit(0);' "db2: crashed" "It ended the program"
body "numbers without end are not right" z1 'for (size_t k = 0; k < m * n_h; k++)
    Z1[k] = DBL_MAX;' "z1: wrong, 0 of 6"
body "a file cannot be opened, here as at school" db2 'FILE *file = fopen("debug.txt", "w"); if (!file) abort();' "db2: crashed"
body "a body as long as a book" db2 "$(awk 'BEGIN { for (i = 0; i < 3000; i++) print "db2[0] = 1;" }')" "longer than a part can be"
body "printing does no harm" db2 "$sum
printf(\"here\\n\");" "db2: right" "it printed: here"
body "the small probe is shown, and what was found" db2 "$(edited 's/= total/= total + 1/')" \
    "Try it with pen and paper" "m = 2, n_o = 2" "dZ2       =" "db2       ="
body "what was never written is shown as nothing" relu 'for (size_t k = 0; k < m * n_h; k++)
    if (Z1[k] > 0)
        A1[k] = Z1[k];' "A1        =" " nothing"
body "what comes from outside is shown as that" db2 'for (size_t o = 0; o < n_o; o++) {
    db2[o] = 0;
    for (size_t r = 0; r <= m; r++)
        db2[o] += dZ2[r * n_o + o];
}' "from-outside"

# The messages that the book shows are those that a student gets, but for the numbers of the lines.
awk '/^~~~ [{]\.says / { n++; text = 1; print > ("said." n); next } /^~~~/ { text = 0 } text { print > ("said." n) }' "$top/nn2.nw"
shown() {
    part=$(sed -n '1s/.* part="\([^"]*\)".*/\1/p' "$1") from=$(sed -n '1s/.* body="\([^"]*\)".*/\1/p' "$1")
    edit=$(sed -n '1s/.* edit="\([^"]*\)".*/\1/p' "$1")
    blanks > nn2.nw
    put "$part" "$(sed "${edit:-;}" "$top/build/course/bodies/$from")"
    make check PART="$part" | sed 's/nn2\.nw:[0-9]*/nn2.nw/' > said
    sed '1d; s/nn2\.nw:[0-9]*/nn2.nw/' "$1" | diff - said
}
ok "the book shows messages" [ -e said.3 ]
for f in said.[0-9]; do ok "message ${f#said.} in the book is what a student sees" shown "$f"; done

# ---------------------------------------------------------------------------------------------------------------
# What the compiler says comes in the terms of the part, at the student's line.
line() { grep -nF -e "$1" nn2.nw | head -n 1 | cut -d: -f1; }
blanks > nn2.nw; put db2 "$(edited 's/= total;/= total/')"; part=db2
ok "a missing semicolon is told at its line" says "does not compile" \
    "nn2.nw:$(line 'db2[o] = total'): a semicolon is missing"
blanks > nn2.nw; put db2 "$(edited 's/dZ2\[/X[/')"
ok "an array the part does not have is told, with those it has" says "X is not known here; this part has dZ2, db2"
blanks > nn2.nw; put db2 "$(edited 's/= total/= tgamma_of(total)/')"
ok "a function that is not there is told" says "there is no function tgamma_of here"
blanks > nn2.nw; put db2 "dZ2[0] = 1;"
ok "an assignment to an input is told" says "is an input, which is only to be read"
blanks > nn2.nw; put db2 "$sum
int unused;"
ok "a warning is shown beside a right result" says "db2: right" "nn2.nw:$(line 'int unused'): warning: unused is declared"
quiet() { says "db2: right" && ! grep -i warning said; }
blanks > nn2.nw; put db2 "$(edited 's/size_t r/int r/')"
ok "an index that is an int gives no warning" quiet
blanks > nn2.nw; put db2 "$(edited 's/size_t r = 0; r < m; r++/size_t r = m - 1; r >= 0; r--/')"
ok "a loop that counts down for ever gets one" says "a size_t is never below 0"

# The mistakes of beginners, each in a line: part, body, what is said. The words are the same for both compilers.
cat > mistakes <<'END'
z1 ~ for (size_t r = 0; r < m; r++) Z1[r][0] = X[r * n_i]; ~ Z1 is one row after another in a single array: write Z1[r * n_h + h]
z1 ~ Z1[0] = X[0, 1]; ~ a comma in brackets is no second index
z1 ~ b1[0] = 1; ~ b1 is an input, which is only to be read; what you have to write is Z1
z1 ~ X[0]++; ~ X is an input
z1 ~ for (size_t o = 0; o < n_o; o++) Z1[o] = 1; ~ n_o is not known in this part; it has m, n_i, n_h
z1 ~ Z1[0] = x[0]; ~ x is not known here: write X;
z1 ~ for (r = 0; r < m; r++) Z1[r] = 1; ~ r is not known here: declare it in its loop, for (size_t r = 0; r < m; r++)
z1 ~ s = 0; ~ s is not known here; this part has X, W1, b1, Z1, m, n_i, n_h; a variable of your own is declared first: double s = 0;
z1 ~ Z1[0] = A1[0]; ~ A1 is not known here; this part has X, W1, b1, Z1, m, n_i, n_h
z1 ~ hidden_scores(m, n_i, n_h, X, W1, b1, Z1); ~ hidden_scores
z1 ~ Z1 = X * W1; ~ W1 is a whole array, and C computes with single numbers: write W1[i * n_h + h] in a loop
z1 ~ Z1[0] = X; ~ X is a whole array
z1 ~ Z1[0] = exp(X); ~ X is a whole array
z1 ~ Z1 = X; ~ = does not copy an array
z1 ~ Z1(0) = 1; ~ an entry is written with square brackets: Z1[r * n_h + h]
z1 ~ Z1[0] = X[0] ^ 2; ~ ^ is no power in C
z1 ~ Z1[0] = X[0] ** 2; ~ ** is no power in C
z1 ~ Z1[0] = 2 X[0]; ~ something is missing before 'X[0];': a semicolon, or in a product the sign *
z1 ~ Z1[0] = (X[0] + 1; ~ a ) is missing before ';'
z1 ~ Z1[0] = X[0; ~ a ] is missing before ';'
z1 ~ for r in X: Z1[r] = 1; ~ a loop is written like this: for (size_t r = 0; r < m; r++) { ... }
z1 ~ for (size_t r = 0; r < m; r++ { Z1[r] = 1; } ~ a loop is written like this
z1 ~ if m == 1 { Z1[0] = 1; } ~ a condition stands in parentheses
z1 ~ if (m = 1) { Z1[0] = 1; } ~ to compare, write ==
z1 ~ if (m == 1 and n_h == 2) Z1[0] = 1; ~ in C and is written &&
z1 ~ let s = 0; ~ let is no type of C: a number is a double
z1 ~ double n_h = 3; ~ n_h is there already: leave out its type
z1 ~ Z1[0] = exp(); ~ this call has too few arguments
z1 ~ return 0; ~ nothing is to be returned: write the results into Z1
z1 ~ double s; for (size_t i = 0; i < n_i; i++) s += X[i]; Z1[0] = s; ~ s has no value when it is first used
z1 ~ Z1[0] == 1; ~ this computes something and keeps it nowhere
loss ~ L[0] = 0; ~ L is a single number: write L, without brackets
loss ~ *L = 0; ~ L is a single number: write L, without a star
loss ~ double L = 0; ~ L is there already
loss ~ L = y[0][0]; ~ y has one index: write y[r]
dz2 ~ for (size_t r = 0; r < m; r++) dZ2[r] = P[r] - (y == r); ~ y is a whole array
step ~ parameter[0] -= lr * gradient[0]; ~ the learning rate is called eta
training ~ nn2_plain_step(n_h, eta, *db1, b1); ~ an array is passed by its name alone
END
told() {
    bad=0
    rm -f build/*.verdict
    while IFS='~' read -r part code words; do
        part=${part% }
        blanks > nn2.nw; put "$part" "$code"
        make check PART="$part" CC="$1" > said 2>&1
        grep -qF -e "${words# }" said || { bad=1; echo "$part:$code"; cat said; }
    done < mistakes
    return $bad
}
for cc in gcc clang; do ok "the mistakes of beginners are told in our words, by $cc" told $cc; done
part=db2
first_only() { says "a ) is missing" && [ "$(grep -c '^  nn2' said)" = 1 ]; }
blanks > nn2.nw; put db2 "double s = (1 + 2;
s = 3
db2[0] = s;"
ok "what comes after an error in the grammar is left out" first_only
blanks > nn2.nw; put db2 "	for (size_t o = 0; o < n_o; o++) {
		db2[o] = dZ2[o] ** 2;
	}"
ok "tabs do not shift the place" says "** is no power"

# ---------------------------------------------------------------------------------------------------------------
# The source itself.
# source WHAT PART WORDS...   nn2.nw as it is now
source() { what=$1 part=$2; shift 2; ok "$what" says "$@"; }
blanks > nn2.nw
source "a blank is not attempted" db2 "db2: not attempted, 0 of 4 points" "Write your code in that line"
put db2 '/* later */ // or never'
source "comments alone are no attempt" db2 "not attempted"
blanks > nn2.nw; blanks | grep -A 3 -F "<<$(chunk db2)>>=" >> nn2.nw
source "a chunk that is there twice" db2 "db2: refused" "is defined in line $(line "<<$(chunk db2)>>=") already"
blanks | sed "s/<<$(chunk db2)>>=/<<$(chunk db2 | sed 's/gradient/gradeint/')>>=/" > nn2.nw
source "a chunk whose name was changed" db2 "db2: missing" "nn2.nw:$(line gradeint)" "Give it the name back"
blanks | grep -vF "<<$(chunk db2)>>=" > nn2.nw
source "a chunk that is gone" db2 "is not in the file; copy the lines"
{ printf '\357\273\277'; blanks | sed 1,2d; } > nn2.nw; put db2 "$sum"
source "a byte order mark" db2 "db2: right"
blanks > nn2.nw; put db2 "$sum"; sed 's/$/\r/' nn2.nw > new.nw; mv new.nw nn2.nw
source "line ends of Windows" db2 "db2: right"
blanks > nn2.nw; put db2 "$(printf '%s\n' "$sum" | sed 's/    /\t/')"
source "tabs" db2 "db2: right"
blanks > nn2.nw; put db2 'size_t s = 1@<<3>>2; (void)s;'
source "a shift written for noweb" db2 "db2: wrong"
blanks > nn2.nw; put db2 'size_t s = 1<<3>>2; (void)s;'
source "a shift that noweb would read as a name" db2 "db2: refused" "nn2.nw:$(line '1<<3')" "write @<< for a shift"
blanks > nn2.nw; put db2 '#include <stdio.h>'
source "a line for the preprocessor" db2 "needs no line for the preprocessor"
blanks > nn2.nw; put db2 'for (;;) {'
source "a brace that is never closed" db2 "nn2.nw:$(line 'for (;;) {'): the { in this line is never closed"
blanks > nn2.nw; put db2 '}'
source "a brace too many" db2 "this } closes no {"
blanks > nn2.nw; put db2 '/* never ending'
source "a comment that never ends" db2 "never ends"
blanks > nn2.nw; put db2 '__asm__("nop");'
source "a name of the compiler" db2 "is the compiler's"
blanks | sed '/to be written/,+1 { /^@/d }' > nn2.nw
source "a chunk without its end" db2 "this chunk runs into the next one"
: > nn2.nw
source "an empty file" db2 "it is empty"
printf 'a\0b' > nn2.nw
source "a file that is not a text" db2 "it is not a text"
head -c 1100000 /dev/zero | tr '\0' x > nn2.nw
source "a file that is too large" db2 "larger than a megabyte"
rm nn2.nw; ln -s "$top/nn2.nw" nn2.nw
source "a symbolic link" db2 "it is a symbolic link"
rm nn2.nw; mkdir nn2.nw
source "a folder" db2 "it is not a file"
rmdir nn2.nw; mkfifo nn2.nw
source "a pipe that nobody writes to" db2 "it is not a file"
rm nn2.nw
source "no file at all" db2 "No such file"

# ---------------------------------------------------------------------------------------------------------------
# The other commands.
blanks > nn2.nw
table() { make check > said 2>&1; cat said; grep -q "$1" said; }
put db2 "$sum"
ok "the table has the points of all parts" table '^all  *4 /100$'
no "a part that does not exist" make check PART=z9
named() { ! make check db2 > said 2>&1 && cat said && grep -q 'make check PART=db2' said; }
ok "a part that is named without PART= is told how" named
ok "a name in capitals will do" says "db2: right"
part=DB2
ok "a part is called by name in any case" says "db2: right"
no "a hint needs the name of a part" make hint
hints() { make hint PART=db2 > one 2>&1; make hint PART=db2 > two 2>&1; cat one two; [ "$(grep -c '^  [0-9]' one)" = 1 ] && [ "$(grep -c '^  [0-9]' two)" = 2 ]; }
ok "hints come one at a time" hints
last() { for _ in 1 2 3 4 5 6; do make hint PART=db2 > said 2>&1; done; cat said; grep -q "That was the last" said; }
ok "the last hint says that it is the last" last
progress() { make progress > said; cat said; grep -q '^db2  *\[##########\]   4 /  4  right  *20' said && grep -q '^all  *\[ *\]   4 /100' said; }
ok "progress shows what is right, and since when" progress
submits() { rm -f submission.nw; make submit > said && cmp nn2.nw submission.nw; }
ok "submit copies the source" submits
ok "the tools are compiled without a warning" sh -c 'rm -rf build && make check > said 2>&1 && ! grep -i warning said'
watch() {
    put db2 'for (;;) { }'
    setsid make watch > watched 2>&1 & pid=$!
    for _ in $(seq 60); do sleep 0.5; [ -e build/seen/training ] && break; done
    put db2 "$sum"
    for _ in $(seq 60); do sleep 0.5; grep -q "db2: right" watched && break; done
    kill -- -$pid; wait $pid 2> /dev/null
    cat watched
    grep -q 'db2: right, 4 of 4' watched && ! grep -q '^z1:' watched
}
ok "watch tells what has changed, and only that" watch
no "watch does not complain of make" grep -iE 'warning|jobserver' watched
changed() { sha256sum --quiet --strict -c MANIFEST; }
ok "the manifest stays right when nn2.nw has been changed" changed
nearly() {
    make check > /dev/null 2>&1; cp -r build almost && cp .progress almost-progress
    printf '6 nearly right 10\n  Which digits?\n' > build/dz2.result
    echo '2026-01-01 10:00 dz2 6 nearly right' >> .progress
    { sh tests/student.sh table; sh tests/student.sh progress; } > said; cat said
    rm -rf build && mv almost build && mv almost-progress .progress
    grep -q '^dz2: nearly right, 6 of 8' said && grep -q '^  Three quarters of the points; all but this is right:' said && grep -q '^dz2 *6 / *8  *nearly right  *nn2.nw:10' said &&
    grep -q '^dz2 *\[#######   \]   6 / *8  nearly right' said && [ "$(grep -c 'nearly right has three quarters' said)" = 2 ]
}
ok "what is nearly right is explained" nearly

# Work is carried over by the names of the chunks.
blanks > old.nw; cp old.nw nn2.nw; put db2 "$sum"; put z1 'int written = 1;'; put dw1 'int there = 2;'; cp nn2.nw old.nw
{ echo "A new edition, with more text."; blanks | sed 's/to be written/to be written, now with more words/'; } > nn2.nw
put dw1 'int newer = 3;'
sed "s/<<$(chunk dx)>>=/<<another name>>=/" old.nw > new.nw; mv new.nw old.nw
carries() {
    make update FROM=old.nw > said 2>&1 || return 1
    cat said
    grep -q 'int written = 1' nn2.nw && grep -q '^db2 *carried over\|^  db2 *carried over' said && grep -q 'total += dZ2' nn2.nw &&
    grep -q 'int newer = 3' nn2.nw && ! grep -q 'int there = 2' nn2.nw && grep -q '  dw1 *kept' said &&
    grep -q '  dx *not carried' said && grep -q '  a1 *still to be written' said && grep -q 'A new edition' nn2.nw &&
    ! grep -q 'int written' build/nn2.before
}
ok "an update carries what was written, and overwrites nothing" carries
ok "what was carried over is right" table '^db2  *4 /  4   right'
no "an update from nowhere" make update
keeps() { cp nn2.nw before.nw; make update FROM=nowhere.nw && return 1; cmp nn2.nw before.nw; }
ok "an update that fails leaves the work as it was" keeps
