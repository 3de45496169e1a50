# The paper: what it says of itself, and whether the pages it names are the right ones, read from the PDF itself.
. tests/lib.sh

for name in nn2 nn2-making; do
    case $name in
    nn2) title='Backpropagation, Line by Line' ;;
    *) title='How It Is Made' ;;
    esac
    pdf=build/$name.pdf
    pdfinfo "$pdf" > "$work/info"
    ok "$name: the title" grep -qx "Title: *$title" "$work/info"
    ok "$name: author and subject" sh -c "grep -q '^Author: *[A-Za-z]' '$work/info' && grep -q '^Subject: *[A-Za-z]' '$work/info'"
    ok "$name: the sheets are A4" grep -q '^Page size: .*(A4)' "$work/info"
    perl -MCompress::Zlib -0777 -ne 'while (/stream\r?\n(.*?)endstream/sg) { my $u = uncompress($1); print $u, "\n" if defined $u }' \
        "$pdf" > "$work/inflated"
    ok "$name: the language is British English" grep -aq '/Lang *(en-GB)\|/Lang *<FEFF0065006E002D00470042>' "$work/inflated" "$pdf"

    # the text above the strip at the foot, and the strip: 271 mm are 768 points
    pdftotext -layout -x 0 -y 0 -W 596 -H 767 "$pdf" "$work/body"
    pdftotext -layout -x 0 -y 767 -W 596 -H 75 "$pdf" "$work/strip"
    ok "$name: every page named in a strip or a reference is the right one" \
        gawk -f tests/pages.awk "$work/body" "$work/strip" $sources
    ok "$name: there are strips, and references with pages" sh -c \
        "[ \$(grep -c '[0-9]' '$work/strip') -gt 20 ] && [ \$(grep -c 'p\. [0-9]' '$work/body') -gt 50 ]"

    # how far the pages are filled, and whether a word is printed over another beside the text; in points
    pdftotext -bbox "$pdf" "$work/words"
    ok "$name: at most one page in twelve ends above 70 % of the height" \
        gawk -f tests/words.awk -v check=filled "$work/words"
    ok "$name: in the margin no word stands on another" gawk -f tests/words.awk -v check=apart "$work/words"
    [ $name = nn2-making ] ||
        ok "$name: there are notes in the margin" gawk -f tests/words.awk -v check=notes "$work/words"

    # bookmarks
    pdftohtml -xml -i -stdout "$pdf" 2> /dev/null | grep -E '^</?outline>|^<item' > "$work/outline"
    ok "$name: bookmarks lead to pages with their words" gawk -f tests/outline.awk "$work/body" "$work/outline"
    # on the first level the contents and the parts, on the second the chapters, and the appendix of a part
    gawk '/^<outline>/ { d++ } /^<\/outline>/ { d-- } /^<item/ && d < 3 {
        gsub(/<[^>]*>/, ""); gsub(/&#160;/, " "); gsub(/&amp;/, "\\&"); gsub(/  +/, " "); print d, $0 }' \
        "$work/outline" | grep -v '^2 Appendix to part' > "$work/a"
    [ $name = nn2 ] && volume=book || volume=making
    ledger 'BEGIN { print 1, "Contents" } $1 == "chapter" && field("volume") == volume {
        if (field("part") != part) print 1, part = field("part")
        print 2, (field("number") == "" ? "" : field("number") " ") field("title") }' -v volume=$volume > "$work/b"
    ok "$name: the bookmarks are the parts and the chapters, in their places" diff "$work/a" "$work/b"

    # links: outputs.sh looks for those that lead nowhere
    ok "$name: no destination stands twice" sh -c \
        "! grep -a 'duplicate destination\|multiply defined' build/weave/$name.pdf/$name.log"
    ok "$name: the pages stood still in the last pass" sh -c \
        "! grep -a 'Rerun to get\|Label(s) may have changed' build/weave/$name.pdf/$name.log"
done

# The card: all equations of part I on one page, which is the last, each with its number and the page it stands on.
card() {
    last=$(pdfinfo "$1" | sed -n 's/^Pages: *//p')
    pdftotext -layout -f "$last" -l "$last" "$1" "$work/card"
    grep -qx ' *All equations of part I' "$work/card" || { echo "the last page has not its title"; return 1; }
    ledger '$1 == "chapter" { part = field("part") ~ /^I\./; from[++n] = field("line"); is[n] = part; source[n] = field("source") }
        $1 == "equation" { for (i = 1; i <= n; i++) if (source[i] == field("source") && from[i] + 0 <= field("line") + 0) k = i
            if (is[k]) print "(" field("number") ")" }' | sort > "$work/a"
    grep -oE '\([0-9]+\) p\. [0-9]+' "$work/card" | sed 's/ .*//' | sort > "$work/b"
    [ "$(wc -l < "$work/a")" -gt 20 ] && diff "$work/a" "$work/b" || return 1
    # its last line is not above 85 % of the height of the text, of which the foot begins at 266 mm, or 754 points
    pdftotext -bbox -f "$last" -l "$last" "$1" "$work/boxes"
    sed -n 's/.* yMax="\([0-9.]*\)".*/\1/p' "$work/boxes" | sort -n | tail -n 1 | awk '{ print $1 } $1 < 0.85 * 754 { exit 1 }'
}
ok "all equations of part I fill the last page" card build/nn2.pdf

# The course: each part says at its pair what it is; in the other volume stand all mistakes of the bank.
pdftotext -layout build/nn2.pdf "$work/body"
told() {
    ledger '$1 == "graded" { print "part " field("name") }' | sort > "$work/a"
    grep -oE '  part [a-z0-9]+$' "$work/body" | sed 's/^ *//' | sort > "$work/b"
    [ -s "$work/a" ] && diff "$work/a" "$work/b"
}
ok "each part of the course says so, once" told
pdftotext -layout build/nn2-making.pdf "$work/body"
mistakes() {
    ledger '$1 == "bank" && field("kind") == "mistake" { print field("name") }' | sort > "$work/a"
    sed -n 's/^ *\([a-z][a-z-]*-[a-z0-9-]*\|[a-z]*\) .*/\1/p' "$work/body" | sort > "$work/b"
    [ -s "$work/a" ] && comm -23 "$work/a" "$work/b" > "$work/c" && cat "$work/c" && [ ! -s "$work/c" ]
}
ok "every mistake of the bank is on paper" mistakes
