# Digits that the network read right, one of each, and below them all that it read wrong.
# A row of a table: the true digit, the answer, their probabilities, and 64 pixels from 0 (paper) to 16 (ink).

# The side of a pixel; where the first digit stands, and the way from one to the next; as many stand in a row.
BEGIN { side = 6; left = 40; pace = 68; in_row = 11 }

function answer(x, y, digit, probability) { text("f-text", x + 4 * side, y, "middle", digit ": " probability) }

# The pixels of equal ink are one path.
function draw_digit(name, k, x, y,    i, ink, path)
{
    for (i = 0; i < 64; i++) {
        ink = value2(name, k, 4 + i) + 0
        path[ink] = path[ink] sprintf("M%d %dh%dv%dh-%dz", x + i % 8 * side, y + int(i / 8) * side, side, side, side)
    }
    for (ink = 1; ink <= 16; ink++)
        if (ink in path) printf "<path class=\"f-ink\" d=\"%s\" fill-opacity=\"%.3g\"/>\n", path[ink], ink / 16
    box("f-thin", x - 2, y - 2, 8 * side + 4, 8 * side + 4)
    answer(x, y + 8 * side + 21, value2(name, k, 1), value2(name, k, 3))
    if (name == "wrong") answer(x, y + 8 * side + 41, value2(name, k, 0), value2(name, k, 2))
}

function draw_row(name, first, y,    k)
{
    text("f-dim", 0, y + 8 * side + 21, "start", "read")
    if (name == "wrong") text("f-dim", 0, y + 8 * side + 41, "start", "is")
    for (k = first; k < rows(name) && k < first + in_row; k++) draw_digit(name, k, left + 6 + (k - first) * pace, y)
}

END {
    start(left + in_row * pace, 84 + 118 * int((rows("wrong") + in_row - 1) / in_row))
    draw_row("right", 0, 4)
    for (first = 0; first < rows("wrong"); first += in_row) draw_row("wrong", first, 100 + 118 * first / in_row)
    finish()
}
