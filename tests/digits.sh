# Every number that is printed and that an equation determines is computed again, from the tree of the formula, in balls.
. tests/lib.sh
tables='build/values.tsv build/answers.tsv build/lost.tsv'
enclose() { account=$1; shift; build/digits/digits "$account" tests/digits/numbers.txt "$@"; }

enclose build/ledger.tsv $tables
build/digits/states build/ledger.tsv

# Whether it can fail: for each number its last digit is changed by the program itself; here in the tables, and a sign in a tree.
# plant TABLE NAME FIELD   the last digit of that field is another one
plant() {
    awk -v name="$2" -v field="$3" 'BEGIN { FS = OFS = "\t" }
        $1 == name { d = substr($field, length($field)); sub(/.$/, (d + 1) % 10, $field) } { print }' "build/$1" > "$work/$1"
}
plant values.tsv W1next 5; plant answers.tsv label.dW2 4; plant lost.tsv errors 6
enclose build/ledger.tsv "$work/values.tsv" "$work/answers.tsv" "$work/lost.tsv" > "$work/digit"
sed '/(= (quantity Z2|o) /s/(plus - /(minus - /' build/ledger.tsv > "$work/ledger.tsv"
enclose "$work/ledger.tsv" $tables > "$work/sign"
found() { grep -q "^not ok - $1: $1\[" "$work/$2"; }
ok "a wrong last digit is found in values.tsv" found W1next digit
ok "a wrong last digit is found in answers.tsv" found label.dW2 digit
ok "a wrong last digit is found in lost.tsv" found errors digit
ok "a right number is not called wrong for that" test -z "$(grep '^not ok' "$work/digit" | grep -v 'W1next\|label.dW2\|errors\|are enclosed')"
ok "a wrong sign is found in a tree" found Z2 sign
sed '/(= (quantity E|o) /s/(quantity P|o)/(quantity Y|o)/; /(= (quantity a|) /s/ge (quantity z|) (number 0)/ge (quantity z|) (number 9)/' build/ledger.tsv > "$work/ledger.tsv"
build/digits/states "$work/ledger.tsv" > "$work/said"
ok "a side that is always 0 is found" grep -q '^not ok - .*, eq:stage-error: a side is always 0' "$work/said"
ok "a condition that never holds is found" grep -q '^not ok - .*, eq:careful-sigmoid: a condition never holds' "$work/said"
