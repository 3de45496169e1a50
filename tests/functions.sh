# The library's own exponential and logarithm: proofs, the recorded measurement, and the worst arguments again.
. tests/lib.sh

# The bounds that the book states: in 64ths of a unit, what is lost before the last rounding.
ok 'the exponential in double precision is proved' sh tests/functions/prove.sh build/src/functions.h double 14
ok 'the exponential in single precision is proved' sh tests/functions/prove.sh build/src/functions.h single 18

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
    for f in exponential logarithm; do build/functions/single $f 50; build/functions/double $f 200000; done > "$work/again.tsv"
    gawk -F '\t' -f "$work/again.awk" data/functions.tsv "$work/again.tsv"
}
ok 'no argument is worse than the recorded one' again
