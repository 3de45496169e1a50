# The tool and the examples, as a user runs them; and the same bits from different compilers.
. tests/lib.sh
nn2=$top/build/bin/nn2
cd "$work"

ok "nn2 --version prints the version" sh -c "$nn2 --version | grep -qx 'nn2 [0-9]*\.[0-9]*\.[0-9]*'"
ok "nn2 --help says how to use it" sh -c "$nn2 --help | grep -q '^usage: nn2 example'"
ok "nn2 example ends well" sh -c "$nn2 example > example"
ok "... and rounds as it says" sh -c "grep -q 'need more than two digits after the point are rounded to six' example &&
    sed 1,3d example | tr ' ' '\\n' | grep '[.]' | grep -Evx -e '-?[0-9]+[.]([0-9]{1,2}|[0-9]{6})|[A-Za-z.0-9]*[A-Za-z][A-Za-z.0-9]*' -c | grep -qx 0"
ok "nn2 example prints every value of the book" awk -F '\t' '
    NR == FNR { gsub(/ +/, " "); n = split($0, w, " "); for (i = 1; i <= n; i++) shown[w[i]] = 1; next }
    { for (i = 4; i <= NF; i++) if (!($i in shown)) { print $1, $i; bad = 1 } } END { exit bad }' example "$top/build/values.tsv"
status_is() { want=$1; shift; "$@"; [ $? = "$want" ]; }
ok "nn2 without a command fails" status_is 2 "$nn2"
ok "... and says what to do" sh -c "$nn2 2>&1 | grep -q '^usage'"
ok "nn2 with an unknown command fails" status_is 2 "$nn2" train
ok "... and names it" sh -c "$nn2 train 2>&1 | grep -q \"no command 'train'\""
ok "nn2 with one argument too many fails" status_is 2 "$nn2" example again
ok "a full disk is an error" status_is 1 sh -c "$nn2 example > /dev/full"
for program in values lost own step; do
    ok "a full disk is an error for $program, too" status_is 1 sh -c "$top/build/bin/$program > /dev/full"
done
ok "nothing was written where it was called" sh -c '[ "$(ls | tr "\n" " ")" = "example out " ]'

ok "step prints the losses of part I" sh -c "$top/build/bin/step > step &&
    awk -F '\\t' '\$1 == \"L\" || \$1 == \"Lnext\" { print \$4 }' $top/build/values.tsv | cmp - step"
ok "sizes counts the digits" sh -c "$top/build/bin/sizes < $top/data/digits.csv | grep -qx '$(wc -l < "$top/data/digits.csv") x 64, 10 classes'"
printf '1,2,0\n1,x,1\n' > bad.csv
ok "sizes says what the book says of a bad table" sh -c \
    "$top/build/bin/sizes < bad.csv 2>&1 | grep -qx 'sizes: line 2, column 3: this is not a number'"
ok "... and fails" status_is 1 sh -c "$top/build/bin/sizes < bad.csv 2>/dev/null"
ok "sizes refuses what does not fit" status_is 1 sh -c "yes 1,0 | head -n 300000 | $top/build/bin/sizes 2>/dev/null"
ok "a full disk is an error for sizes, too" status_is 1 sh -c "$top/build/bin/sizes < $top/data/digits.csv > /dev/full"

ok "digits without a file fails" status_is 1 "$top/build/bin/digits"
printf '1,0\n2,1\n' > small.csv
ok "digits says that a table is too small" sh -c "$top/build/bin/digits small.csv 2>&1 | grep -q 'fewer than 5 examples'"
ok "digits names file, line, column and reason" sh -c \
    "$top/build/bin/digits bad.csv 2>&1 | grep -qx 'bad.csv:2:3: this is not a number'"
ok "digits names a file that is not there" sh -c "$top/build/bin/digits none.csv 2>&1 | grep -q 'none.csv: cannot be opened'"
ok "digits refuses a folder" sh -c "! $top/build/bin/digits . > /dev/null 2>&1"
ok "at least 96 % of the held-out digits are read" awk -F '\t' '$1 == "test.accuracy" { found = $4 } END { print found; exit !(found >= 96) }' \
    "$top/build/digits.tsv"
ok "... of at least 300 of them" awk -F '\t' '$1 == "test.rows" { found = $4 } END { exit !(found >= 300) }' "$top/build/digits.tsv"
ok "the confusion matrix counts every held-out digit once" awk -F '\t' '
    $1 == "test.rows" { rows = $4 } $1 == "test.accuracy" { accuracy = $4 }
    $1 == "confusion" { for (i = 4; i <= NF; i++) { all += $i; if ((i - 4) % 11 == 0) right += $i } }
    END { exit !(all == rows && sprintf("%.1f", 100 * right / all) == accuracy) }' "$top/build/digits.tsv"

# a training run: the same bits from gcc and from clang, with and without optimisation, with the plain kernels and the fastest
cd "$top"
cat > "$work/bits.c" <<'END'
#include "nn2.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
/* prints the bits of all parameters after a training run */
int main(void)
{
    nn2_real X[60], W[64];
    size_t y[20], rows, columns;
    nn2_random g;
    nn2_network *net;
    nn2_training how = { 200, 7, 1, 5, NULL, NULL };
    nn2_seed(&g, 6);
    for (int k = 0; k < 60; k++) X[k] = nn2_uniform(&g);
    for (int k = 0; k < 20; k++) y[k] = nn2_bits(&g) % 4;
    if (nn2_create(&net, 3, 5, 4, NN2_SIGMOID) || nn2_initialise(net, &g) || nn2_train(net, 20, X, y, &how)) return 1;
    for (int a = NN2_W1; a <= NN2_b2; a++) {
        nn2_shape(net, (nn2_array)a, &rows, &columns);
        nn2_get(net, (nn2_array)a, rows * columns, W);
        for (size_t k = 0; k < rows * columns; k++) {
            uint64_t bits;
            memcpy(&bits, &W[k], 8);
            printf("%016" PRIx64 "\n", bits);
        }
    }
    nn2_free(&net);
    return 0;
}
END
# bits PROGRAM   with the plain kernels, and with those that are chosen here
bits() { NN2_BACKEND=plain "$1" && "$1"; }
for build in "gcc -O2" "gcc -O0" "clang -O3" "clang -O0"; do
    rm -rf "$work/o"; mkdir "$work/o"
    for f in build/src/*.c; do echo "$f"; done | xargs -P 2 -I {} sh -c \
        "$build -std=c11 -ffp-contract=off -Ibuild/include -Ibuild/src -c {} -o $work/o/\$(basename {} .c).o"
    gcc -std=c11 -Ibuild/include build/examples/digits.c "$work"/o/*.o -lm -o "$work/digits" &&
        NN2_BACKEND=plain "$work/digits" data/digits.csv > "$work/digits.tsv"
    ok "training with $build gives the same numbers" cmp "$work/digits.tsv" build/digits.tsv
    gcc -std=c11 -Ibuild/include "$work/bits.c" "$work"/o/*.o -lm -o "$work/bits" && bits "$work/bits" > "$work/bits.now"
    [ -f "$work/bits.first" ] || cp "$work/bits.now" "$work/bits.first"
    ok "all parameters have the same bits with $build" sh -c "[ \$(wc -l < $work/bits.now) = 88 ] && cmp $work/bits.first $work/bits.now"
done
# Flags that let a compiler change arithmetic: every file that minds refuses them and says what to do, and so do the two files in
# one; or both libraries give the same bits, and no NaN passes. (Clang's -ffp-contract=fast with -mfma can be neither seen nor
# switched off, as the book says.)
cat > "$work/nan.c" <<'END'
#include "nn2.h"
#include <math.h>
/* how many of the doors let a NaN or an infinity in */
int main(void)
{
    nn2_real bad[2][2] = { { 0, NAN }, { 0, INFINITY } };
    size_t y[2] = { 0, 1 }, guess[1];
    int passed = 0;
    nn2_random g;
    nn2_network *net;
    nn2_table table;
    nn2_training how = { 3, 1, 1, 5, NULL, NULL }, wild = { 50, 2, 1e308, 5, NULL, NULL };
    nn2_real X[4] = { 1, 1, 1, 1 };
    nn2_seed(&g, 6);
    if (nn2_create(&net, 2, 8, 2, NN2_SIGMOID) || nn2_initialise(net, &g) || nn2_predict(net, 1, X, guess)) return 99;
    for (int k = 0; k < 2; k++) {
        passed += nn2_set(net, NN2_b2, 2, bad[k]) == NN2_OK;
        passed += nn2_forward(net, 1, bad[k]) == NN2_OK;
        passed += nn2_predict(net, 1, bad[k], guess) == NN2_OK;
        passed += nn2_train(net, 1, bad[k], y, &how) == NN2_OK;
    }
    passed += nn2_read_table("1,nan,0\n", 8, &table, NULL) == NN2_OK;
    passed += nn2_read_table("1e999,1,0\n", 10, &table, NULL) == NN2_OK;
    passed += nn2_train(net, 2, X, y, &wild) == NN2_OK;
    nn2_free(&net);
    return passed;
}
END
mkdir "$work/two" && sh build/loom/amalgamate.sh build "$work/two"
ok "the two files have the guard once" sh -c "[ \$(grep -c '^#error compile nn2 without' $work/two/nn2.c) = 1 ]"
refused_or_same() {
    minding=0 refusing=0
    for f in build/src/*.c "$work/two/nn2.c"; do
        case $f in */random.c|*/accuracy.c|*/team.c) ;; *) minding=$((minding + 1)) ;; esac
        "$@" -w -Ibuild/include -Ibuild/src -E "$f" > /dev/null 2> "$work/says" && continue
        grep -q 'compile nn2 without -ffast-math' "$work/says" || { cat "$work/says"; return 1; }
        refusing=$((refusing + 1))
    done
    [ $refusing = 0 ] || { [ $refusing = $minding ] && return; echo "$refusing of $minding files refuse"; return 1; }
    "$@" -w -c "$work/two/nn2.c" -o "$work/two/nn2.o" || return 1
    for program in bits nan; do gcc -Ibuild/include "$work/$program.c" "$work/two/nn2.o" -lm -o "$work/$program" || return 1; done
    bits "$work/bits" > "$work/bits.now" && cmp "$work/bits.first" "$work/bits.now" && NN2_BACKEND=plain "$work/nan" && "$work/nan"
}
machine=; grep -qw fma /proc/cpuinfo && machine=-mfma
for compiler in gcc clang; do
    for flags in "" -ffast-math -Ofast -ffinite-math-only "-fassociative-math -fno-signed-zeros -fno-trapping-math" -freciprocal-math \
        -funsafe-math-optimizations -fno-signed-zeros -fno-rounding-math "-fno-honor-nans -fno-honor-infinities" -fapprox-func; do
        case "$compiler $flags" in "gcc "*honor*|"gcc "*approx*) continue ;; esac
        ok "nn2 is refused or the same with $compiler $flags" refused_or_same $compiler -O2 $machine $flags
    done
done
ok "... with gcc -ffp-contract=fast" refused_or_same gcc -O2 $machine -ffp-contract=fast
ok "... with clang -ffp-contract=fast, where nothing can be contracted" refused_or_same clang -O2 -ffp-contract=fast
ok "... with gcc -fcx-limited-range" refused_or_same gcc -O2 $machine -fcx-limited-range

# a decimal comma must not matter to the reader of tables
if command -v localedef > /dev/null; then
    mkdir -p "$work/locale"
    localedef -i de_DE -f UTF-8 "$work/locale/de_DE.UTF-8" > /dev/null 2>&1
    ok "tables are read in a locale with a decimal comma" sh -c "
        LOCPATH=$work/locale NN2_NEED_LOCALE=1 CK_RUN_CASE=comma-locale build/check/test_table |
        grep 'Checks: 1, Failures: 0, Errors: 0'"
else
    echo "not ok - there is no localedef; install the package locales"
fi
