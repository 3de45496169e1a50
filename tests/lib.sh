# What the test scripts share. A script is run from the folder of the Makefile, after a build.
top=$(pwd)
unset MAKEFLAGS MFLAGS MAKELEVEL    # a make that a test starts is a make of its own
RULES=$top/build/course/ledger.awk LAYOUT=$top/build/course/book.lua; export RULES LAYOUT    # what the course adds to the loom
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

# ledger PROGRAM [-v NAME=VALUE...]   a program in awk over the ledger, that of the build if no other, in which field("line") is a field by its name
ledger() { program=$1; shift; gawk "$@" -f "$top/build/loom/fields.awk" -e "$program" "${account:-$top/build/ledger.tsv}"; }
# field NAME CONDITION   that field of the first row for which the condition holds
field() { ledger "$2"' { print field("'"$1"'"); exit }'; }

# The sources in their order, those of the second volume, and the bank.
sources=$(ledger '$1 == "chapter" && !seen[field("source")]++ { print field("source") }' | tr '\n' ' ')
making=${sources#* } bank_nw='making/bank-forward.nw making/bank-backward.nw'

# ok WHAT COMMAND...   one test: the command succeeds
ok() {
    what=$1; shift
    if "$@" > "$work/out" 2>&1; then printf 'ok - %s\n' "$what"; else printf 'not ok - %s\n' "$what"; sed 's/^/    /' "$work/out" >&2; fi
}

# no WHAT COMMAND...   one test: the command fails
no() {
    what=$1; shift
    if "$@" > "$work/out" 2>&1; then printf 'not ok - %s\n' "$what"; sed 's/^/    /' "$work/out" >&2; else printf 'ok - %s\n' "$what"; fi
}
