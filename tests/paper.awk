# Reads the text of the paper (pdftotext -layout) and prints the same lines as page.awk does for the page, but for
# chapters and figures, which outputs.sh looks up one by one.
function squeeze(s) { gsub(/[ \t]+/, " ", s); sub(/^ /, "", s); sub(/ $/, "", s); return s }
{ gsub(/\f/, ""); gsub(/’/, "'") }
/≡/ { name = $0; sub(/ *(\+ *)?≡.*/, "", name); sub(/.*   /, "", name); open = 1 }
open && match($0, /(nn2|making\/[a-z-]+)\.nw:[0-9]+/) {        # on the same line, or one below where a formula is tall
    last = squeeze(name); print "chunk " last " " substr($0, RSTART, RLENGTH); open = 0
}
{
    line = $0 "   "
    while (match(line, /  \([0-9]+\)  /)) {
        numbers = numbers " " substr(line, RSTART + 2, RLENGTH - 4)
        line = substr(line, RSTART + RLENGTH)
    }
}
numbers && match($0, /tested by [a-z0-9-]+(, [a-z0-9-]+)*$/) {
    topics = substr($0, RSTART + 10)
    print "pair " squeeze(topics) numbers " " last
    numbers = ""
}
{
    gsub(/−/, "-")
    gsub(/0x[0-9a-f.]+/, "")    # (no value: the bits of a constant)
    while (match($0, /-?[0-9]+\.[0-9][0-9][0-9][0-9][0-9][0-9]/)) {
        print "value " substr($0, RSTART, RLENGTH)
        $0 = substr($0, RSTART + RLENGTH)
    }
}
