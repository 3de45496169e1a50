# The program so far, at the end of a chapter, and every file of the loom and the grader whole in the second volume: what the pages show is what
# noweb tangles.
. tests/lib.sh
PATH=$PATH:/usr/lib/noweb:/usr/local/lib/noweb

# shown PAGE   writes each file that the page shows, in folds of class sofar, to $work/shown/N/FILE, where N counts the
# blocks of such files: without tags, the numbers in the margin and the signs of folding
shown() {
    gawk -v dir="$work/shown" '
    BEGIN { RS = "<details class=sofar" }
    NR > 1 && match($0, /<code>([^<]*)<\/code> ([0-9]+) lines/, m) {
        text = substr($0, index($0, "<div class=code>") + 16)
        ends = index(text, "</div>")
        rest = substr(text, ends); text = substr(text, 1, ends - 1)
        gsub(/<(a|span) class="?from"?[^>]*>[^<]*<\/(a|span)>|<span class=unseen>new: <\/span>/, "", text)
        gsub(/ \{ … \}<\/span><\/summary>/, "\n", text); gsub(/<[^>]*>/, "", text)
        gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&amp;/, "\\&", text)
        file = dir "/" blocks + 0 "/" m[1]; folder = file; sub(/[^\/]*$/, "", folder)
        system("mkdir -p " folder)
        printf "%s", text > file; close(file)
        if (split(text, lines, "\n") - 1 != m[2]) print "the page counts " m[2] " lines of " m[1]
        if (match($0, /<\/code> [0-9]+ lines, ([0-9]+) new/, new) && m[2] - new[1] != before[m[1]] + 0)
            print "of " m[2] " lines of " m[1] " " new[1] " are new, but there were " before[m[1]] + 0
        before[m[1]] = m[2]
    }
    { gsub(/<\/details><\/div><\/details>/, "") }    # the end of a file that ends with a fold
    /<\/details><\/div>/ { blocks++ }' "$1"
}
# tangled STREAM FILE   what noweb makes of it, with the numbers of the equations
tangled() {
    mnt "$2" < "$1" > "$work/mnt" 2>&1 && gawk -f "$top/build/loom/fields.awk" -e '
    NR == FNR { if ($1 == "equation") number[field("label")] = field("number"); next }
    { while (match($0, /\\eqref\{(eq:[a-z0-9-]+)\}/, m))
          $0 = substr($0, 1, RSTART - 1) "(" number[m[1]] ")" substr($0, RSTART + RLENGTH); print }
    ' "$top/build/ledger.tsv" "$2" > "$2.numbered"
}
# same SHOWN STREAM FILES...   each file is as noweb tangles it
same() {
    shown=$1 stream=$2; shift 2
    for f; do mkdir -p "$(dirname "$f")"; tangled "$stream" "$f" && diff "$shown/$f" "$f.numbered" || return 1; done
}

# the book: the blocks stand at the ends of the numbered chapters that add lines
ok "the page counts its lines right" test -z "$(shown build/nn2.html)"
ledger '$1 == "chapter" {
    if (id != "") print id, begins, field("line") - 1
    id = field("volume") == "book" && field("number") != "" ? field("label") : ""; begins = field("line")
}' > "$work/chapters"
cd "$work" || exit 1
n=0
while read -r chapter start end; do
    head -n "$end" "$top/nn2.nw" | markup -t - > stream
    block=shown/$n
    grep -q "id=\"$chapter\"" "$top/build/nn2.html" || continue
    # a chapter without code has no block, nor one whose code belongs to no file yet
    grep -q '^@defn [^ ]*\.[ch]$' stream || continue
    sed -n "$start,${end}p" "$top/nn2.nw" | grep -q '^<<.*>>=$' || continue
    n=$((n + 1))
    files=$(cd "$block" && find . -type f | sed 's|^\./||' | sort)
    ok "after $chapter: $(echo "$files" | wc -l) files as noweb tangles them" same "$block" stream $files
done < chapters
ok "there is a block for each chapter with code" test "$n" -gt 10 -a ! -e "shown/$n"

# the second volume: every file
rm -r shown
cd "$top" || exit 1
ok "the second volume counts its lines right" test -z "$(shown build/nn2-making.html)"
cd "$work" || exit 1
( cd "$top" && markup -t $making ) > stream
files=$(ledger '$1 == "root" && field("volume") == "making" { print field("name") }')
ok "every file is as noweb tangles it" same shown/0 stream $files
