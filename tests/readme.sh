# What the README says must be so: its picture of a page, its commands, its packages.
. tests/lib.sh

ok "the picture's code is that of the book" sh -c '
    sed -n "s/^ *.*\(for (int h = 0; h < n_h; h++) {\)$/\1/p" README.md | grep -q . &&
    for line in "Z1\[h\] = b1\[h\];" "for (int i = 0; i < n_i; i++)" "Z1\[h\] += X\[i\] \* W1\[i\]\[h\];"; do
        grep -q "$line$" README.md && grep -q "^ *$line$" build/examples/worked.c || exit 1; done'
ok "the picture's number is that of the build" sh -c '
    v=$(awk -F "\t" "\$1 == \"Z1\" { print \"(\" \$4 \"  \" \$5 \")\" }" build/values.tsv); grep -qF "Z_1 = $v" README.md'
ok "the picture's equation has the number of the ledger" grep -q \
    "W_ih + b_h  *($(field number '$1 == "equation" && field("label") == "eq:stage-z1"'))" README.md
ok "the README counts the parts of the course right" grep -q \
    "Chapter $(field number '$1 == "chapter" && field("label") == "ch:batch"') is $(awk '$1 == "parts" { print $4 }' build/course.tsv) functions" README.md
ok "every target the README names exists" sh -c '
    for t in $(grep -o "make [a-z-][a-z-]*" README.md | cut -d" " -f2 | sort -u); do
        case $t in and|alone) continue ;; esac
        make -n "$t" > /dev/null 2>&1 || { echo "$t"; exit 1; }; done'
ok "every package that make deps installs has its reason" sh -c '
    for p in $(sed -n "/^NEED_LIB/,/^\$/p" Makefile | grep -o "[a-z0-9+-]*:[^ ]*" | cut -d: -f1) \
             $(sed -n "/devDependencies/,/}/s/^ *\"\(.*\)\": \"[0-9.]*\",*$/\1/p" tests/browser/package.json); do
        grep "^|" README.md | grep -qw -- "$p" || { echo "$p"; exit 1; }; done'
ok "the two commands are those that are run for every change" sh -c '
    grep -q "make deps all" README.md && grep -q "make deps-check check" README.md &&
    grep -q "^make deps all " .ci/run && grep -q "^make deps-check check$" .ci/run'
