# Reads a woven page and prints what a reader sees of it, one line a thing:
#   chapter NUMBER TITLE / chunk NAME PLACE / pair TOPICS NUMBERS CHUNK / figure NUMBER CAPTION / value NUMBER
BEGIN { RS = "<"; FS = ">" }
{
    tag = $1; text = substr($0, length(tag) + 2)
    gsub(/\n/, " ", text)
    gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&amp;/, "\\&", text)
}
tag ~ /^(style|script)/ { hidden = 1 }
tag ~ /^\/(style|script)/ { hidden = 0 }
tag ~ /^span class="?katex-mathml/ { hidden = 1 }
tag ~ /^\/math/ { hidden = 0; next }
hidden { next }
tag ~ /^h2/ { title = ""; in_title = 1 }
in_title { title = title text }
tag ~ /^\/h2/ { in_title = 0; print "chapter " squeeze(title) }
tag ~ /^figure class="chunk"/ { name = ""; in_name = 1 }
tag ~ /^span class="?op/ { in_name = 0 }
in_name { name = name text }
tag ~ /^a href="#c:/ && text ~ /^(nn2|making\/[a-z-]+)\.nw:[0-9]+$/ {
    last = squeeze(name)
    if (folded) behind = behind "chunk " last " " text "\n"    # which the paper has at the end of the part
    else print "chunk " last " " text
}
tag ~ /^details/ { depth++; if (tag ~ /class="?appendix/) folded = depth }
tag ~ /^\/details/ { if (folded == depth) folded = 0; depth-- }
tag ~ /^p class="?part/ { printf "%s", behind; behind = "" }
tag ~ /^div class="pair/ { numbers = ""; topics = "" }
tag ~ /^a class="?eqno/ { numbers = numbers " " text }
tag ~ /^span class="?tests/ { in_tests = 1; topics = "" }
in_tests { topics = topics text }
tag ~ /^\/span/ && in_tests { in_tests = 0; sub(/.*tested by */, "", topics); print "pair " squeeze(topics) numbers " " last }
tag ~ /^figure class="?figure/ { in_figure = 1 }
tag ~ /^figcaption/ && in_figure { caption = ""; in_caption = 1 }
in_caption { caption = caption text }
tag ~ /^\/figcaption/ && in_caption { in_caption = in_figure = 0; print "figure " squeeze(caption) }
{
    gsub(/−/, "-", text)
    if (minus) text = "-" text        # a sign is an element of its own in a formula
    minus = text == "-"
    gsub(/0x[0-9a-f.]+/, "", text)    # (no value: the bits of a constant)
    while (match(text, /-?[0-9]+\.[0-9][0-9][0-9][0-9][0-9][0-9]/)) {
        print "value " substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
    }
}
END { printf "%s", behind }
function squeeze(s) { gsub(/[ \t]+/, " ", s); sub(/^ /, "", s); sub(/ $/, "", s); return s }
