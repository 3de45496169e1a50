# Statements with printed numbers in them hold for these numbers, as far as they are printed.
. tests/lib.sh
tables='build/values.tsv build/answers.tsv build/lost.tsv build/digits.tsv'
# shellcheck disable=SC2086     # a list of words
printed() { python3 tests/printed/printed.py "$1" $tables; }
printed build/ledger.tsv
sed 's/(quantity dA1|0) (plus - (times - (value dZ2\[0\])/(quantity dA1|0) (minus - (times - (value dZ2[0])/' build/ledger.tsv > "$work/ledger.tsv"
ok "a wrong sign among printed numbers is found" sh -c "! cmp -s build/ledger.tsv '$work/ledger.tsv' && python3 tests/printed/printed.py '$work/ledger.tsv' $tables | grep -q '^not ok'"
