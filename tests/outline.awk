# usage: gawk -f outline.awk BODY OUTLINE      each bookmark leads to a page that has its words
FNR == 1 { file++; page = 1 }
file == 1 { page += gsub(/\f/, "", $0); gsub(/[[:space:]]+/, " "); body[page] = body[page] " " $0; next }
match($0, /^<item page="([0-9]+)">(.*)<\/item>/, m) {
    items++; words = m[2]
    gsub(/&amp;/, "\\&", words); gsub(/&lt;/, "<", words); gsub(/&gt;/, ">", words); gsub(/&#160;/, " ", words)
    sub(/^([0-9]+|[IVX]+\.) /, "", words); gsub(/ +/, " ", words); gsub(/’/, "'", words)
    text = body[m[1]]; gsub(/ +/, " ", text); gsub(/’/, "'", text)
    if (words !~ /^(To the reader|At the end|The loom)$/ && !index(text, words)) {
        print "page " m[1] " has no " words; bad = 1
    }
}
END { exit bad || items < 10 }
