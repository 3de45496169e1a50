# usage: gawk -f words.awk -v check=filled|apart|notes FILE, which pdftotext -bbox has made: what stands where on the paper.
# The text is 27 to 266 mm from the upper edge; the margin begins at 143 mm from the left, and its notes at 150 mm.
BEGIN { mm = 72 / 25.4; top = 27 * mm; height = (266 - 27) * mm; margin = 143 * mm; note = 150 * mm }
/<page / { page++; words = low[page] = 0 }
match($0, /xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">(.*)<\/word>/, m) {
    if (m[4] + 0 > 268 * mm) next
    if (m[4] + 0 > low[page]) low[page] = m[4] + 0
    if (m[1] - note < 1 && note - m[1] < 1) notes++
    if (m[3] + 0 <= margin) next
    for (i = 1; i <= words; i++)
        if (m[1] < right[i] - 1 && m[3] > left[i] + 1 && m[2] < bottom[i] - 3 && m[4] > upper[i] + 3)
            on[++overprinted] = page ": " m[5] " stands on " word[i]
    words++
    left[words] = m[1] + 0; upper[words] = m[2] + 0; right[words] = m[3] + 0; bottom[words] = m[4] + 0; word[words] = m[5]
}
END {
    if (check == "notes") exit notes < 20
    if (check == "apart") { for (i = 1; i <= overprinted && i <= 20; i++) print "page " on[i]; exit overprinted > 0 || !page }
    for (p = 1; p <= page; p++) if (low[p] < top + 0.7 * height) { above++; list = list " " p }
    print above + 0 " of " page " pages:" list
    exit above * 12 > page
}
