# The library's own exponential and logarithm: proofs, the recorded measurement, and the worst arguments again.
. tests/lib.sh

# The bounds that the book states: in 64ths of a unit, what is lost before the last rounding.
while read -r precision bound; do
    ok "the bound in $precision precision is proved" sh tests/functions/prove.sh build/src/functions.h "$precision" "$bound"
done < tests/functions/bounds.tsv
ok 'the book states the bounds that are proved' sh -c 'awk -f tests/functions/bounds.awk tests/functions/bounds.tsv |
    { while IFS= read -r line; do grep -qxF "$line" data/functions.tsv || exit 1; done; }'

# The coefficients are those that Sollya finds.
found() {
    sollya tests/functions/coefficients.sollya < /dev/null > "$work/coefficients" || [ -s "$work/coefficients" ]
    while read -r c; do grep -qF "$c" build/src/functions.h || { echo "$c is not in the source"; return 1; }; done < "$work/coefficients"
    [ "$(wc -l < "$work/coefficients")" = 27 ]
}
ok 'the coefficients are those of Sollya' found

# A proof of another program would be worth nothing: it fails when a digit of the source is changed.
changed() {
    what=$1; shift
    sed "$@" build/src/functions.h > "$work/changed.h"
    if cmp -s "$work/changed.h" build/src/functions.h; then echo "not ok - nothing was changed: $what"; return; fi
    no "no proof with $what" sh tests/functions/prove.sh "$work/changed.h" double 14
}
changed 'another coefficient' 's/0x1.1111111126b35p-7/0x1.1111112126b35p-7/'
changed 'another ln 2' 's/0x1.ef35793c7673p-45/0x1.ef35793c7673p-44/'
changed 'the sum in another order' 's/high + (low + small)/(high + low) + small/'

# A part of the arguments in single precision, and other ones in double precision, are no worse than the table says.
cat > "$work/again.awk" <<'END'
NR == FNR { worst[$1] = $4; next }
$4 > worst[$1] || $8 != 0 { print $1, "has an error of", $4, "units at", $5, "and", $8, "results out of order"; bad = 1 }
END { exit bad || FNR != 4 }
END
again() {
    for f in exponential logarithm; do build/functions/single $f 200; build/functions/double $f 100000; done > "$work/again.tsv"
    gawk -F '\t' -f "$work/again.awk" data/functions.tsv "$work/again.tsv"
}
ok 'no argument is worse than the recorded one' again
