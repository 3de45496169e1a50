# The bank of mistakes: every right body is judged right, every wrong one is caught and called by its own name, with the seed
# of the hand-out and with others; and what the bank holds to be right is what the library finds.
. tests/lib.sh
bank=build/bin/bank parts=build/course/parts.tsv
sound() { $bank $parts table "$1" > "$work/table" && $bank $parts sound "$work/table"; }
seeds="1 1000003 18446744073709551615 $(seq 2 50)"
all_sound() { for seed in $seeds; do sound "$seed" | grep -v ' 0 judged wrong$' && return 1; done; return 0; }
ok "every body of the bank is known for what it is, and has the same marks, with each of 52 seeds" all_sound
ok "no right number follows from the table of the hand-out" $bank $parts hides 1
ok "the right bodies find what the library finds" build/bin/agree $parts 50

# As many as were promised, of each part some.
enough() { grep -c '^body' build/course/public.tsv; grep '^body' build/course/public.tsv | cut -f 2,3 |
    awk -F '\t' '$2 !~ /^right/ { n++; of[$1]++ } END { for (p in of) { parts++; if (of[p] < 4) print p, of[p] } exit n < 75 || parts < 17 }'; }
ok "the bank has at least 75 mistakes, and some for each part" enough
ok "the parts are worth 100 points together" awk -F '\t' '{ n += $2 } END { exit n != 100 }' $parts

# The judge finds faults in a table: a seed that is not the table's, a cut-off table, no table.
bad() { $bank $parts table 1 | sed "$1" > "$work/table" && $bank $parts sound "$work/table"; }
no "a table with another seed fits nothing" bad '1s/1/2/'
no "a table that is cut off is no table" bad '$d'
no "nor one that goes on" bad '$p'
no "a table with another number is noticed" bad '/^body	z1	right/,/^body/ s/^\(sums	[0-9]*	\)[^	]*/\10.5/'
no "an empty table is no table" bad d

# A part that is worth 0 points is given to the students: it is no part any more, and all others are as they were.
without_relu() {
    PATH=$PATH:/usr/lib/noweb:/usr/local/lib/noweb
    mkdir -p "$work/c/frames" "$work/c/bodies" && cp build/course/*.[ch] build/src/random.c "$work/c" && rm "$work/c/kernels.h" "$work/c/bodies.c" "$work/c/standins.c" &&
    sed '/^%% exercise: relu/ s/points=[0-9]*/points=0/; /^%% course:/ s/100/96/' nn2.nw > "$work/nn2.nw" &&
    markup -t "$work/nn2.nw" $making > "$work/stream" && gawk -f build/loom/ledger.awk -f build/loom/formula.awk -f "$RULES" "$work/stream" > "$work/ledger.tsv" &&
    gawk -v out="$work/c" -f build/loom/fields.awk -f build/course/parts.awk "$work/ledger.tsv" &&
    ( cd "$work/c" && ${CC:-gcc} -std=c11 -I. -I"$top/build/include" -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE \
        bank.c bodies.c standins.c probe.c verdict.c random.c -lm -o bank && ./bank parts.tsv table 1 > table && ./bank parts.tsv sound table ) &&
    ! grep '^relu' "$work/c/parts.tsv" && [ ! -e "$work/c/frames/relu.c" ] && [ "$(wc -l < "$work/c/parts.tsv")" = 16 ]
}
ok "a part can be taken out of the course" without_relu
