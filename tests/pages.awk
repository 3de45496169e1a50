# usage: gawk -f pages.awk BODY STRIP SOURCE...
# Checks the pages that the paper names. BODY is its text without the strips at the foot, STRIP the strips alone, both
# with a form feed after every page. Of the source, only the lengths of the chunks are asked for.
function fault(p, message) { print "page " p ": " message; bad = 1 }
function squeeze(s) { gsub(/[[:space:]]+/, " ", s); sub(/^ /, "", s); sub(/ $/, "", s); return s }
FNR == 1 { file++; page = 1 }
file >= 3 { source[++length_of_all] = $0; next }
{
    gsub(/’/, "'")
    ends = gsub(/\f/, "", $0)        # a form feed stands in front of the first line of the next page
    page += ends
}
file == 1 {
    body[page] = body[page] " " squeeze($0)
    line[page, ++lines[page]] = $0
    if (page > pages) pages = page
    if (/≡/) {
        name = $0; sub(/ *(\+ *)?≡.*/, "", name)
        sub(/.*   /, "", name)
        heads[page, squeeze(name)] = 1; is_head[squeeze(name)] = 1
    }
    rest = $0 "   "
    while (match(rest, /  \([0-9]+\)  /)) {
        equation[page, squeeze(substr(rest, RSTART, RLENGTH))] = 1
        rest = substr(rest, RSTART + RLENGTH)
    }
}
file == 2 { strip[page] = strip[page] " " squeeze($0) }
END {
    for (p = 1; p <= pages; p++) {
        check_strip(p); check_references(p); check_heads(p)
    }
    exit bad
}
# The items of a strip are a name and a page. The page has the chunk's head, or the word.
function check_strip(p,   rest, item, name, at) {
    rest = strip[p]
    while (match(rest, /(⟨[^⟩]*⟩|[A-Za-z_][A-Za-z0-9_.\/-]*) [0-9]+/)) {
        item = substr(rest, RSTART, RLENGTH); rest = substr(rest, RSTART + RLENGTH)
        at = item; sub(/.* /, "", at); name = item; sub(/ [0-9]+$/, "", name)
        in_strip[p, name] = 1
        if (at == p) fault(p, "the strip names its own page for " name)
        if (name ~ /^⟨/) { if (!((at, name) in heads)) fault(p, "the strip says " item ", which has no such chunk") }
        else if (body[at] !~ ("(^|[^A-Za-z0-9_])" name "([^A-Za-z0-9_]|$)") || !defined_on(name, at))
            fault(p, "the strip says " item ", which does not define it")
    }
    if (strip[p] ~ /see the index/) return
    for (i = 1; i <= lines[p]; i++)
        if (match(line[p, i], /^ *⟨[^⟩]*⟩$/)) {
            name = squeeze(line[p, i])
            if ((name in is_head) && !((p, name) in heads) && !((p, name) in in_strip))
                fault(p, "the strip does not say where " name " is")
        }
}
# A page defines a name if it has the name at the head of a function, in a declaration, or after #define or enum.
function defined_on(name, p,   i, s) {
    for (i = 1; i <= lines[p]; i++) {
        s = squeeze(line[p, i])
        if (s ~ ("^(#define|[A-Za-z_].*[ *])" " ?" name "[ ,;({]") || s ~ ("^(#define|enum \\{|typedef .*|\\} ?|[A-Za-z0-9_ *,{=]*) ?" name "([ ,;=({]|$)"))
            return 1
    }
    return 0
}
# (12) p. 31 and ⟨name⟩ p. 31 name another page, and that has the equation or the chunk.
function check_references(p,   rest, item, at, what) {
    rest = body[p]; gsub(/p\. /, "p.", rest)
    while (match(rest, /(\([0-9]+\)|⟨[^⟩≡]*⟩) p\.[0-9]+/)) {
        item = substr(rest, RSTART, RLENGTH); rest = substr(rest, RSTART + RLENGTH)
        at = item; sub(/.*p\./, "", at); what = item; sub(/ p\.[0-9]+$/, "", what)
        if (at == p) fault(p, "a reference names its own page: " item)
        if (what ~ /^\(/ && !((at, what) in equation)) fault(p, "there is no such equation: " item)
        if (what ~ /^⟨/ && (what in is_head) && !((at, what) in heads)) fault(p, "there is no such chunk: " item)
    }
}
# Below the head of a chunk stand its first three lines, or all if it has fewer.
function check_heads(p,   i, n, k, after) {
    for (i = 1; i <= lines[p]; i++) {
        if (!match(line[p, i], /nn2\.nw:[0-9]+/)) continue
        n = substr(line[p, i], RSTART + 7, RLENGTH - 7) + 1
        for (k = 0; k < 3 && source[n + k] !~ /^@( |$)/; k++) ;
        after = 0
        for (j = i + 1; j <= lines[p]; j++) if (line[p, j] ~ /[^ ]/) after++
        for (j = 0; j < k; j++) if (source[n + j] !~ /[^ ]/) after++
        if (after < k) fault(p, "the head of a chunk has parted from its lines: " squeeze(line[p, i]))
    }
}
