# One step of a tile: a number of A for each row, two vectors of a row of W, and the sums where they cross. The colours are those of
# the factors and the result in figures/shapes.awk. One row of sums is picked out, with the number and the vectors that go into it.

# The side of a cell; the corner of the sums; how many rows, lanes and vectors; the row picked out; the gap between vectors.
BEGIN { side = 24; left = 132; top = 74; tall = 6; lanes = 8; wide = 2; picked = 2; gap = 8 }

function vector_x(v) { return left + v * (lanes * side + gap) }

# A vector of numbers in one frame.
function vector(colour, x, y, opacity,    k)
{
    box(colour, x, y, lanes * side, side, opacity)
    for (k = 1; k < lanes; k++) line("f-thin", x + k * side, y, x + k * side, y + side)
    box("f-line", x, y, lanes * side, side)
}

function row_of_sums(r,    v)
{
    for (v = 0; v < wide; v++) vector("f-ink", vector_x(v), top + r * side, r == picked ? 0.5 : 0.12)
}

function number_of_A(r)
{
    box("f-fa", left - 16 - side, top + r * side, side, side, r == picked ? 0.8 : 0.18)
    box("f-line", left - 16 - side, top + r * side, side, side)
}

function italic(words) { return "<tspan class=\"f-math\">" words "</tspan>" }

END {
    right = vector_x(wide) - gap
    start(right + 4, top + tall * side + 34)
    text("f-text", (left + right) / 2, 18, "middle", "row " italic("j") " of " italic("W") ": two vectors")
    for (v = 0; v < wide; v++) vector("f-fb", vector_x(v), 30, 0.5)
    for (r = 0; r < tall; r++) { number_of_A(r); row_of_sums(r) }
    text("f-text", left - 22 - side, top + picked * side - 14, "end", "column " italic("j"))
    text("f-text", left - 22 - side, top + picked * side + 6, "end", "of " italic("A") ":")
    text("f-text", left - 22 - side, top + picked * side + 26, "end", "six numbers")
    text("f-text", (left + right) / 2, top + tall * side + 24, "middle", "twelve vectors of sums, in registers")
    finish()
}
