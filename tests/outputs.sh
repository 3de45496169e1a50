# The page and the paper must carry the same: read from the outputs themselves, not from what they were made of.
. tests/lib.sh

for name in nn2 nn2-making; do
    gawk -f tests/page.awk build/$name.html > "$work/page"
    pdftotext -layout build/$name.pdf "$work/text"
    gawk -f tests/paper.awk "$work/text" > "$work/paper"

    # the same things in the same order; values, which may stand in another order, as a sorted list
    for thing in chunk pair; do
        grep "^$thing " "$work/page" | grep -v 'answer the exercises\|helpers of the answers' > "$work/a"
        grep "^$thing " "$work/paper" | grep -v 'answer the exercises\|helpers of the answers' > "$work/b"
        [ $name-$thing = nn2-making-pair ] || ok "$name: there is a $thing at all" test -s "$work/a"
        ok "$name: the same $thing on page and paper" diff "$work/a" "$work/b"
    done
    # (an address in the bibliography may look like a value)
    grep -oE '[0-9]+\.[0-9]{6}' build/book/sources.bib > "$work/addresses"
    grep '^value ' "$work/page" | grep -vFf "$work/addresses" | sort > "$work/a"
    grep '^value ' "$work/paper" | grep -vFf "$work/addresses" | sort > "$work/b"
    ok "$name: the same values on page and paper" diff "$work/a" "$work/b"

    # solutions stand in their chapter on the page, and at the end of the paper
    # (some of their chunks stand in the text, so the order is that of the source)
    for side in page paper; do
        grep '^chunk .*\(answer the exercises\|helpers of the answers\)' "$work/$side" | sort -t: -k2n > "$work/$side.answers"
    done
    ok "$name: the same answers on page and paper" diff "$work/page.answers" "$work/paper.answers"

    # equations are numbered from 1 without a gap
    grep '^pair ' "$work/paper" | grep -o '([0-9]*)' | tr -d '()' > "$work/a"
    seq 1 "$(wc -l < "$work/a")" > "$work/b"
    ok "$name: equations are numbered without a gap" diff "$work/a" "$work/b"

    # chapters and figures of the page, found in the paper, in the same order
    # (the number of a chapter stands on a line of its own on paper)
    sed 's/[[:space:]][[:space:]]*/ /g; s/^[ ]//; s/ $//' "$work/text" | tr -d '\f' |
        awk '/^[0-9]+$/ { number = $0; next } number && /./ { print number, $0; number = "" } { print }' > "$work/lines"
    grep '^chapter ' "$work/page" | sed 's/^chapter //' > "$work/a"
    awk 'NR == FNR { want[++n] = $0; next } !done && $0 == want[k + 1] { k++; print; if (k == n) done = 1 }' \
        "$work/a" "$work/lines" > "$work/b"
    ok "$name: the same chapters on page and paper" diff "$work/a" "$work/b"
    grep '^figure ' "$work/page" | cut -d' ' -f2-6 > "$work/a"
    while read -r start; do grep -a -m1 -o "^$start" "$work/lines" || echo "no $start"; done < "$work/a" > "$work/b"
    ok "$name: the same figures on page and paper" diff "$work/a" "$work/b"
    grep -Eo '^Figure [0-9]+\. [A-Z]' "$work/lines" | tr -dc '0-9\n' > "$work/a"
    ok "$name: on paper the numbers of the figures ascend" sh -c "seq 1 \$(wc -l < '$work/a') | diff '$work/a' -"

    # no link leads nowhere
    grep -o 'href="#[^"]*"' build/$name.html | sed 's/href="#//; s/"$//' | sort -u > "$work/links"
    grep -o ' id="[^"]*"' build/$name.html | sed 's/ id="//; s/"$//' | sort > "$work/ids"
    ok "$name: every link in the page has its target" sh -c "! comm -23 '$work/links' '$work/ids' | grep ."
    ok "$name: no id stands twice in the page" sh -c "! uniq -d '$work/ids' | grep ."
    ok "$name: no link of the paper is broken" sh -c \
        "! grep -E 'unreferenced destination|undefined references' build/weave/$name.pdf/$name.log"
    ok "$name: nothing in the paper is too wide" sh -c "! grep '^Overfull' build/weave/$name.pdf/$name.log"
    ok "$name: all fonts of the paper are embedded" sh -c \
        "pdffonts build/$name.pdf | awk 'NR > 2 && \$(NF-4) != \"yes\" { bad = 1; print } END { exit bad }'"
    ok "$name: the page asks nobody for anything" sh -c \
        "! grep -oE '(src=\"?|<link[^>]* href=\"?|url\()(https?:)?//[^\" ]*' build/$name.html"
done

# What the chapters run at their ends: the same sessions on page and paper, and the lines are those that the programs print now.
sh build/loom/transcript.sh build > "$work/now"
ok "the programs print what they printed for the book" diff build/transcript "$work/now"
ok "nothing of this machine is in it" sh -c "! grep -nF -e '$top' -e '$HOME/' -e '$(hostname)' build/transcript"
gawk 'BEGIN { RS = "<p>The program so far</p>" }
    NR > 1 { text = substr($0, index($0, "<code>") + 6); text = substr(text, 1, index(text, "</code>") - 1)
        gsub(/<[^>]*>/, "", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text)
        gsub(/&#39;/, "\047", text); gsub(/&amp;/, "\\&", text); print text }' build/nn2.html > "$work/sessions"
ok "there are sessions" test "$(grep -c '^\$ ' "$work/sessions")" -gt 10
ok "each line of a session is one of the transcript" sh -c \
    "sed 's/^\t//; \$a…' build/transcript > '$work/lines' && ! grep -vxF -f '$work/lines' '$work/sessions'"
squeezed() { sed 's/[[:space:]][[:space:]]*/ /g; s/^ //; s/ $//' "$1" | tr -d '\f'; }
pdftotext -layout build/nn2.pdf - > "$work/text"
squeezed "$work/sessions" | grep . > "$work/a"
squeezed "$work/text" | awk 'NR == FNR { want[++n] = $0; next } k < n && $0 == want[k + 1] { print want[++k] }' "$work/a" - > "$work/b"
ok "the same sessions on the paper" diff "$work/a" "$work/b"

# links from one volume to the other
for name in nn2 nn2-making; do
    other=nn2; [ $name = nn2-making ] || other=nn2-making
    grep -o "href=\"$other.html#[^\"]*\"" build/$name.html | sed 's/.*#//; s/"$//' | sort -u > "$work/links"
    grep -o ' id="[^"]*"' build/$other.html | sed 's/ id="//; s/"$//' | sort -u > "$work/ids"
    ok "$name: every link to the other volume has its target" sh -c "! comm -23 '$work/links' '$work/ids' | grep ."
done

# What the filter asks of the page it asks of the paper.
for side in page paper; do
    cat "build/loom/$side.lua" "build/course/$side.lua" | grep -oE '^ *(function form\.[a-z_]+|form\.[a-z_]+(, form\.[a-z_]+)? =)' | grep -oE 'form\.[a-z_]+' | sort > "$work/$side.forms"
done
ok "page and paper have the same forms" diff "$work/page.forms" "$work/paper.forms"
grep -ohE 'form\.[a-z_]+' build/loom/book.lua build/course/book.lua | grep -vx 'form.format\|form.picture' | sort -u > "$work/asked"
ok "no form is asked for that there is not" test -z "$(comm -13 "$work/page.forms" "$work/asked")"

# A colour is written in one place: the chunk of the palette, from which page, paper, figures and reports take theirs.
palette() { sed -n '/^<<choose the colours by their roles>>=$/,/^@$/p' making/page.nw; }
elsewhere() { sed '/^<<choose the colours by their roles>>=$/,/^@$/d' making/page.nw | cat - making/paper.nw making/reports.nw figures/*; }
ok "there is a palette" sh -c "[ $(palette | grep -c 'light-dark(#') -ge 10 ]"
ok "no colour is written outside the palette" test -z "$(elsewhere | grep -E '#[0-9a-fA-F]{6}\b|\{HTML\}\{[0-9a-fA-F]')"
palette | sed -n 's/.*--\([a-z]*\): light-dark(#\([0-9a-f]*\),.*/\\definecolor{\1}{HTML}{\2}/p' > "$work/a"
grep '^.definecolor' build/weave/nn2.pdf/nn2.tex > "$work/b"
ok "the paper has the colours of the page" diff "$work/a" "$work/b"
ok "no variable is left in the figures for the paper" sh -c "! grep 'var(' build/figures/print.css"
