# The sigmoid and its derivative; the hidden units of the worked example as dots on both.

function sigmoid(z) { return 1 / (1 + exp(-z)) }

function draw_curves(    i, z, a, slope)
{
    for (i = 0; i <= 160; i++) {
        z[i] = (i - 80) / 10
        a[i] = sigmoid(z[i])
        slope[i] = a[i] * (1 - a[i])
    }
    curve("f-a", 161, z, a)
    curve("f-b", 161, z, slope, "7 4")
    text("f-text", across(3.2), up(sigmoid(3.2)) + 24, "start", "sigmoid <tspan class=\"f-math\">σ(z)</tspan>")
    text("f-text", across(2.4), up(0.12), "start", "derivative <tspan class=\"f-math\">σ′(z)</tspan>")
}

# The dots of hidden unit h, one above the other, and its numbers to the left or to the right, so much higher.
function draw_unit(h, side, rise,    x, y, anchor, at)
{
    x = across(value("Z1", h)); y = up(value("A1", h))
    line("f-line", x, y, x, up(value("slope", h)))
    dot("f-fa", x, y, 5)
    dot("f-fb", x, up(value("slope", h)), 5)
    anchor = side < 0 ? "end" : "start"
    at = x + side * 52
    line("f-line", x + side * 8, y - rise / 6, at - side * 6, y - rise)
    y -= rise
    text("f-math", at, y - 16, anchor, indexed("z", "h=" h, " = " upright(value("Z1", h))))
    text("f-math", at, y + 5, anchor, indexed("a", "h=" h, " = " upright(value("A1", h))))
    text("f-math", at, y + 26, anchor, "σ′(" indexed("z", "h=" h, ") = " upright(value("slope", h))))
}

function upright(digits) { return "<tspan class=\"f-text\">" shown(digits) "</tspan>" }

END {
    start(600, 246, 0.85)
    plot(50, 10, 540, 186, -8, 8, 0, 1)
    for (z = -8; z <= 8; z += 4) tick_x(z)
    for (i = 0; i <= 4; i++) tick_y(i / 4)
    level(1 / 4)
    axes("score <tspan class=\"f-math\">z</tspan>")
    draw_curves()
    left = value("Z1", 0) < value("Z1", 1) ? 0 : 1
    draw_unit(left, -1, 14)
    draw_unit(1 - left, 1, 0)
    finish()
}
