# A book of one's own, begun as the README says, in an empty folder: tangled, tested, proved and woven by the loom as it is.
. tests/lib.sh
unset RULES LAYOUT
mkdir -p "$work/empty" && cp -r making tests README.md "$work/empty" && mv "$work/empty" "$work/nn2" && cd "$work" || exit 1

# The commands of the README, and the same ones in the second volume.
sed -n '/^    mkdir my-book$/,/^    make$/p' nn2/README.md > commands
begins() { sh -e commands > said 2>&1 || { cat said; return 1; }; [ -s my-book/build/newton.html ] && [ -s my-book/build/newton.pdf ]; }
ok "the commands of the README make a page and a paper" begins
ok "the second volume has the same commands" sh -c "sed -n '/^    mkdir my-book\$/,/^    make\$/p' nn2/making/own.nw | cmp - commands"
cd my-book || exit 1
ok "they say nothing" test ! -s ../said
ok "the second time there is nothing to do" make -q
ok "its tests and the proofs pass" make check
ok "each pair was emptied, each chapter cut off" test "$(cat build/emptied.log build/upto.log | grep -c '^ok')" = 9

# What the page and the paper say is the book's own.
page=build/newton.html
pdftotext -layout build/newton.pdf paper
for words in 'The Square Root, by Newton' 'Two formulas and ten lines of C' 'newton 1.0' 'Cajori'; do
    ok "the page says: $words" grep -q "$words" $page
    ok "the paper says: $words" grep -q "$words" paper
done
value=$(awk -F '\t' '$1 == "side" { print $6 }' build/values.tsv)
ok "the number on the page is the program's" sh -c "sed 's/<[^>]*>//g' $page | grep -q 'the sides 1.500000, .*$value'"
ok "and so is the one in the figure" grep -q "<text class=\"f-text\"[^>]*>$value" $page
ok "nothing of another book is in page, paper or programs" sh -c "grep -v base64 $page > page; ! grep -rniE 'nn2|backprop|neural' page paper build/src build/examples build/tests"
ok "every link in the page has its target" sh -c "grep -o 'href=\"#[^\"]*\"' $page | sed 's/.*#//; s/\"//' | sort -u > links; grep -o ' id=\"\?[^\" >]*' $page | sed 's/ id=\"\?//' | sort -u > ids; ! comm -23 links ids | grep ."

# A change leads to what depends on it, and a mistake to a message with its line.
sed -i 's/older than$/still older than/' specimen.nw
ok "a changed word is in the page" sh -c "make html && grep -q 'still older' $page"
sed -i 's/^y = (x + a \/ x) \/ 2;/y = (x + b \/ x) \/ 2;/' specimen.nw
line=$(grep -n '^y = (x + b' specimen.nw | cut -d: -f1)
formula=$(grep -n '{#eq:step' specimen.nw | cut -d: -f1)
complains() { make html > said 2>&1 && return 1; cat said; grep -q "^specimen.nw:$formula: equation eq:step speaks of a, which is 'a' in C, but 'a' is not in" said; }
ok "a quantity that is not in the code stops it, with the line" complains

# The page that follows its author.
watch() {
    cp "$top/tests/specimen/specimen.nw" . && make html > ../said 2>&1 || return 1
    setsid make watch > ../watched 2>&1 & group=$!
    for i in 1 2 3 4 5 6 7 8 9 10; do [ -e build/watch.js ] && break; sleep 0.3; done
    MODULES=$top/build/browser CHROMIUM=$(command -v chromium) timeout 60 node "$top/tests/browser/watch.mjs" "$work/my-book"; status=$?
    kill -- "-$group"; cat ../watched
    return $status
}
# watched again, with nothing changed: the page is named all the same
again() {
    rm build/watch.js; setsid make watch > ../watched 2>&1 & group=$!
    for i in 1 2 3 4 5 6 7 8 9 10; do [ -e build/watch.js ] && break; sleep 0.3; done
    kill -- "-$group"; cat build/watch.js; grep -q '([0-9]*, "newton.html", ' build/watch.js
}
ok "make watch: the page follows what is saved, and shows complaints" watch
ok "and begins at the same page the next time" again
