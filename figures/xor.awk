# What three networks with two hidden units have made of the exclusive or.
# Row k of the table: the seed, the probabilities of 1 for 00, 01, 10 and 11, and the parameters W1, b1, W2, b2.

# The side of a square, and the way from one to the next. A square shows the inputs from low to high.
BEGIN { side = 186; pace = 216; low = -0.4; high = 1.4; cells = 16 }

function at_x(x) { return left + (x - low) / (high - low) * side }
function at_y(y) { return top + side - (y - low) / (high - low) * side }
function theta(i) { return value2("xor.trained", k, 5 + i) }

# The score of hidden unit h, and the lead of class 1 over class 0.
function score(h, x, y) { return x * theta(h) + y * theta(2 + h) + theta(4 + h) }
function sigmoid(z) { return 1 / (1 + exp(-z)) }
function lead(x, y,    h, sum)
{
    sum = theta(11) - theta(10)
    for (h = 0; h < 2; h++) sum += sigmoid(score(h, x, y)) * (theta(7 + 2 * h) - theta(6 + 2 * h))
    return sum
}

# Around a cell of the square go its corners. Those where class 1 leads are kept, and where the lead changes its sign
# between two corners, the place of the change, found by halving.
function shade_cell(x, y, width,    i, here, there)
{
    split(x " " (x + width) " " (x + width) " " x " " x, around_x, " ")
    split(y " " y " " (y + width) " " (y + width) " " y, around_y, " ")
    points = 0
    for (i = 1; i <= 4; i++) {
        here = lead(around_x[i], around_y[i]) > 0
        there = lead(around_x[i + 1], around_y[i + 1]) > 0
        if (here) point(around_x[i], around_y[i])
        if (here && !there) change(around_x[i], around_y[i], around_x[i + 1], around_y[i + 1])
        if (there && !here) change(around_x[i + 1], around_y[i + 1], around_x[i], around_y[i])
    }
    if (points) printf "z"
}
function point(x, y) { printf "%s%.1f %.1f", points++ ? "L" : "M", at_x(x), at_y(y) }
function change(x, y, to_x, to_y,    n, x_half, y_half)
{
    for (n = 0; n < 20; n++) {
        x_half = (x + to_x) / 2; y_half = (y + to_y) / 2
        if (lead(x_half, y_half) > 0) { x = x_half; y = y_half } else { to_x = x_half; to_y = y_half }
    }
    point(x, y)
}
function shade(    i, j, width)
{
    width = (high - low) / cells
    printf "<path class=\"f-fc\" fill-opacity=\"0.2\" d=\""
    for (i = 0; i < cells; i++)
        for (j = 0; j < cells; j++) shade_cell(low + i * width, low + j * width, width)
    print "\"/>"
}

# The line where unit h has the score 0, from edge to edge of the square, with an arrow to the side where it is awake.
function draw_line(h,    n, x, y, i, a, b, c, size)
{
    a = theta(h); b = theta(2 + h); c = theta(4 + h); size = sqrt(a * a + b * b); n = 0
    for (i = 0; i < 2; i++) {
        x = i ? high : low; y = -(c + a * x) / b
        if (y >= low && y <= high) { end_x[n] = x; end_y[n++] = y }
        y = i ? high : low; x = -(c + b * y) / a
        if (x > low && x < high) { end_x[n] = x; end_y[n++] = y }
    }
    line("f-a", at_x(end_x[0]), at_y(end_y[0]), at_x(end_x[1]), at_y(end_y[1]))
    x = (end_x[0] + end_x[1]) / 2; y = (end_y[0] + end_y[1]) / 2
    draw_arrow(at_x(x), at_y(y), a / size, -b / size)
}
function draw_arrow(x, y, dx, dy)
{
    line("f-a", x, y, x + 18 * dx, y + 18 * dy)
    printf "<path class=\"f-fa\" d=\"M%.1f %.1f L%.1f %.1f L%.1f %.1fz\"/>\n", x + 25 * dx, y + 25 * dy,
        x + 16 * dx - 4 * dy, y + 16 * dy + 4 * dx, x + 16 * dx + 4 * dy, y + 16 * dy - 4 * dx
}

# The four inputs, filled where the answer is 1.
function draw_inputs(    x, y)
{
    for (x = 0; x <= 1; x++)
        for (y = 0; y <= 1; y++) {
            dot(x != y ? "f-ink" : "f-line", at_x(x), at_y(y), 5)
        }
}

# Whether the rows with the answer 1, and no others, have a probability above one half.
function learned(    r, right)
{
    for (r = 0; r < 4; r++) right += (value2("xor.trained", k, 1 + r) > 0.5) == (r == 1 || r == 2)
    return right == 4
}

function name_axes(    i)
{
    for (i = 0; i <= 1; i++) {
        text("f-text", at_x(i), top + side + 20, "middle", i)
        text("f-text", left - 8, at_y(i) + 5, "end", i)
    }
    text("f-math", at_x(0.5), top + side + 20, "middle", indexed("x", 0))
    text("f-math", left - 6, at_y(0.5) + 5, "end", indexed("x", 1))
}

END {
    start(3 * pace + 10, side + 70)
    for (k = 0; k < 3; k++) {
        left = 34 + k * pace; top = 34
        text("f-text", left + side / 2, 20, "middle",
            "seed " value2("xor.trained", k, 0) (learned() ? "" : ": not learned"))
        shade()
        box("f-thin", left, top, side, side)
        draw_line(0)
        draw_line(1)
        draw_inputs()
        name_axes()
    }
    finish()
}
