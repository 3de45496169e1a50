# The tangled C: strict, the same from both tangles, and pleasant to read by itself.
. tests/lib.sh
flags="-std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-psabi -Werror -ffp-contract=off"
include="-Ibuild/include -Ibuild/src -Ibuild/examples -Ibuild/tests"
line="-Ibuild/line/include -Ibuild/line/src -Ibuild/line/examples -Ibuild/line/tests"

for compiler in gcc clang; do
    for f in build/src/*.c build/tool/*.c build/examples/*.c build/tests/*.c; do
        ok "$compiler takes ${f#build/} without a warning" $compiler $flags $include -O1 -c "$f" -o "$work/o"
    done
    for f in build/src/*.c build/examples/digits.c build/examples/own.c build/tests/test_*.c; do
        ok "$compiler takes ${f#build/} in single precision" $compiler $flags -DNN2_FLOAT $include -O1 -c "$f" -o "$work/o"
    done
done
printf '#include <nn2.h>\n#include "plain.h"\nint main() { return nn2_status_text(NN2_OK) == nullptr; }\n' > "$work/h.cpp"
ok "the headers are C++" g++ -std=c++11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror $include -c "$work/h.cpp" -o "$work/o"
ok "the headers are C++ for clang" clang++ -std=c++11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror $include \
    -c "$work/h.cpp" -o "$work/o"

# the same object code from the tangle with lines and from the clean one
same() {
    gcc -std=c11 -O2 -g0 -w $include -c "build/$1" -o "$work/clean.o" &&
        gcc -std=c11 -O2 -g0 -w $line -c "build/line/$1" -o "$work/line.o" || return 1
    strip "$work/clean.o"; strip "$work/line.o"
    objcopy --remove-section=.comment "$work/clean.o"; objcopy --remove-section=.comment "$work/line.o"
    # the symbol of the file's name differs, and is gone with strip
    cmp "$work/clean.o" "$work/line.o"
}
for f in build/src/*.c build/tool/*.c build/examples/*.c; do
    ok "both tangles of ${f#build/} give the same object" same "${f#build/}"
done

# pleasant to read: banner, names and numbers as comments, no tab, no line too long, read-only
for f in build/include/*.h build/src/* build/tool/* build/examples/* build/tests/*; do
    name=${f#build/}
    ok "$name says where to edit" sh -c "head -n 1 $f | grep -q 'Made from nn2.nw: edit there'"
    ok "$name has no tab and no noweb in it" sh -c "! grep -n '	\|^#line\|<<.*>>=' $f"
    ok "$name has lines of at most 100 columns" awk 'length($0) > 100 { print FILENAME ":" FNR; bad = 1 } END { exit bad }' "$f"
    ok "$name is read-only" sh -c "ls -l $f | grep -q '^-r--r--r--'"
done
ok "a paired chunk is named with its equation" grep -q '^ *\/\* compute the hidden scores: equation (2) \*\/$' build/examples/worked.c
ok "a comment speaks of an equation by its number" grep -q 'Equations ([0-9]*) to ([0-9]*)' build/src/plain.h
ok "no label of an equation is left in the C" sh -c "! grep -n 'eqref' build/src/* build/include/* build/examples/*"
ok "numbers in the C are those of the ledger" gawk -f build/loom/fields.awk -e '
    $1 == "equation" { number[field("label")] = field("number") }
    $1 == "pair" { split(field("equations"), e, " "); split(field("chunks"), c, "|"); want[c[1]] = "(" number[e[1]] ")" }
    FILENAME !~ /tsv/ && /^ *\/\* [^:]*: equations? \([0-9]+\).* \*\/$/ { t = n = $0
        gsub(/^ *\/\* |: equations? .*/, "", t); sub(/.*: equations? /, "", n); sub(/[ ,].*/, "", n); seen++
        if (t in want && want[t] != n) { print t, want[t], n; bad = 1 } }
    END { exit bad || seen < 50 }' build/ledger.tsv build/src/* build/examples/*

# what an editor needs
ok "compile_commands.json is JSON" sh -c \
    '{ printf "print("; cat build/compile_commands.json; printf ".length)"; } | duk --run-stdin'
ok "... and names every C file" sh -c \
    'awk "/\"file\"/" build/compile_commands.json | wc -l | grep -qx "$(ls build/src/*.c build/tool/*.c build/examples/*.c build/tests/*.c | wc -l)"'
ok "nn2.nw tells Emacs its mode" sh -c "head -n 1 nn2.nw | grep -q -- '-\*- mode: noweb; noweb-code-mode: c-mode'"
ok "nn2.nw tells Vim its type" grep -q '^%% vim: set filetype=' nn2.nw
