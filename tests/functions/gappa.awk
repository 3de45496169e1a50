# usage: gawk -v precision=double|single -v whole=some|none -f gappa.awk functions.h     what the lines of
# exponential() compute, as definitions for Gappa. One line of C is one definition; multiply_add rounds once.
# With whole=none, k is 0, products with it are 0, and what is added to these stays what it is.
BEGIN {
    at_none["k"] = at_none["r_low"] = 0; at_none["r_high"] = at_none["r"] = "x"
    single = precision == "single"
    print "@rnd = float<ieee_" (single ? 32 : 64) ", ne>;\nx = rnd(x_);"
}
/^#ifdef NN2_FLOAT/ { other = !single; next }
/^#else/ { other = single; next }
/^#endif/ { other = 0; next }
other { next }
/^static const nn2_real/ { constants($0); next }
/exponential\(vector/ { inside = 1; next }
inside && /vector power/ { exit }
inside && /=/ { statement($0) }

function constants(line,    i, n, part) {
    sub(/static const nn2_real /, "", line); sub(/;/, "", line)
    n = split(line, part, /, /)
    for (i = 1; i <= n; i++) print plain(part[i]) ";"
}

# A C expression without casts, suffixes and spread().
function plain(text) {
    while (match(text, /spread\([^()]*\)/))
        text = substr(text, 1, RSTART - 1) spread_of(substr(text, RSTART + 7, RLENGTH - 8)) substr(text, RSTART + RLENGTH)
    return gensub(/(0x[0-9a-f]+(\.[0-9a-f]+)?p[-+]?[0-9]+)f/, "\\1", "g", text)
}

function spread_of(text) { return text ~ /^-/ ? "(" text ")" : text }

# The latest definition of each variable that has several.
function latest(text) { return version ? gensub(/\<p\>/, "p" version, "g", text) : text }

function statement(line,    name, value, part) {
    gsub(/^ +(vector )?|;.*$/, "", line)
    name = gensub(/ =.*/, "", 1, line)
    value = latest(plain(gensub(/^[^=]*= /, "", 1, line)))
    if (name == "p") {
        exact = value; gsub(/p[0-9]+/, "exact_&", exact)
        name = "p" ++version
    }
    if (whole == "none" && name in at_none) { print name " = " at_none[name] ";"; return }
    if (name == "e") { print "before = high + rnd" gensub(/^high \+ /, "", 1, value) ";"; return }
    if (match(value, /^multiply_add\(/)) {
        gsub(/^multiply_add\(|\)$/, "", value)
        split(value, part, /, /)
        print name " = rnd(" rounded(part[1]) " * " part[2] " + " part[3] ");"
        if (name ~ /^p[0-9]/) print "exact_" name " = exact_" part[1] " * r + " part[3] ";"
    } else {
        print name " rnd= " value ";"
        if (name ~ /^p[0-9]/) print "exact_" name " = " value ";"
    }
}
function rounded(text) { return text ~ /\*/ ? "rnd(" text ")" : text }
END { print "exact_p = exact_p" version ";\nlast_p = p" version ";\nsquare = rnd(r * r);" }
