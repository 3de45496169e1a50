# The confusion matrix: a row for each true digit, a column for each answer; in the cell, how many there were.

# The side of a cell, and the corner of the first one.
BEGIN { side = 40; left = 60; top = 66 }

# The most mistakes of one kind: the darkest cell.
function most_mistakes(    r, c, most)
{
    for (r = 0; r < 10; r++)
        for (c = 0; c < 10; c++)
            if (r != c && value2("confusion", r, c) > most) most = value2("confusion", r, c) + 0
    return most
}

# Right answers are on the diagonal and have a frame; mistakes are shaded, the more the darker; no mistake is a point.
function draw_cell(r, c, most,    x, y, n)
{
    x = left + c * side; y = top + r * side; n = value2("confusion", r, c)
    if (r == c) box("f-fill", x, y, side, side)
    else if (n > 0) box("f-fc", x, y, side, side, 0.1 + 0.3 * n / most)
    if (n > 0) text("f-text", x + side / 2, y + side / 2 + 5, "middle", n)
    else dot("f-dim", x + side / 2, y + side / 2, 1.3)
}

function draw_grid(    i)
{
    for (i = 0; i <= 10; i++) {
        line("f-thin", left, top + i * side, left + 10 * side, top + i * side)
        line("f-thin", left + i * side, top, left + i * side, top + 10 * side)
    }
    for (i = 0; i < 10; i++) box("f-line", left + i * side, top + i * side, side, side)
}

function name_rows_and_columns(    i)
{
    for (i = 0; i < 10; i++) {
        text("f-text", left + (i + 0.5) * side, top - 10, "middle", i)
        text("f-text", left - 14, top + (i + 0.5) * side + 5, "middle", i)
    }
    text("f-text", left + 5 * side, 24, "middle", "what the network said")
    text_up("f-text", 20, top + 5 * side, "what it was")
}

END {
    start(left + 10 * side + 20, top + 10 * side + 8)
    most = most_mistakes()
    for (r = 0; r < 10; r++)
        for (c = 0; c < 10; c++) draw_cell(r, c, most)
    draw_grid()
    name_rows_and_columns()
    finish()
}
