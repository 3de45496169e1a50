# Up to eight of the digits that the network read wrong, in rows of four.
# Row k of the table: the true digit, the answer, and 64 pixels from 0 (paper) to 16 (ink).

# The side of a pixel; the way from one digit to the next, across and down.
BEGIN { side = 15; pace = 162; drop = 168 }

function draw_digit(k, x, y,    i, ink)
{
    for (i = 0; i < 64; i++) {
        ink = value2("wrong", k, 2 + i)
        if (ink > 0) box("f-ink", x + i % 8 * side, y + int(i / 8) * side, side - 1, side - 1, ink / 16)
    }
    box("f-thin", x - 2, y - 2, 8 * side + 3, 8 * side + 3)
    text("f-text", x + 4 * side, y + 8 * side + 24, "middle",
        "is " value2("wrong", k, 0) ", read as " value2("wrong", k, 1))
}

END {
    n = rows("wrong"); if (n > 8) n = 8
    start(650, int((n + 3) / 4) * drop)
    for (k = 0; k < n; k++) draw_digit(k, 22 + k % 4 * pace, 8 + int(k / 4) * drop)
    finish()
}
