# The sigmoid and the rectified linear unit, and beside them their slopes, with the hidden units of the worked example.

BEGIN { n = 161; first = -4; last = 4 }

function sigmoid(z) { return 1 / (1 + exp(-z)) }

# A panel with its name above. The axis is a little below 0, so that what is 0 does not lie on it.
function panel(left, top_value, name,    z)
{
    plot(left, 34, 256, 166, first, last, -top_value / 16, top_value)
    text("f-text", left + 128, 16, "middle", name)
    for (z = first; z <= last; z += 2) tick_x(z)
    axes("score <tspan class=\"f-math\">z</tspan>")
}

function draw_activations(    i, z, s, r)
{
    for (i = 0; i < n; i++) {
        z[i] = first + i * (last - first) / (n - 1)
        s[i] = sigmoid(z[i])
        r[i] = z[i] > 0 ? z[i] : 0
    }
    curve("f-a", n, z, s)
    curve("f-c", n, z, r, "7 4")
    text("f-text", across(1.7), up(2.6), "end", "ReLU")
    text("f-text", across(-1.2), up(0.62), "end", "sigmoid")
}

# The slope of the ReLU jumps at 0.
function draw_slopes(    i, z, s, x, y)
{
    for (i = 0; i < n; i++) {
        z[i] = first + i * (last - first) / (n - 1)
        s[i] = sigmoid(z[i]) * (1 - sigmoid(z[i]))
    }
    curve("f-a", n, z, s)
    x[0] = first; y[0] = 0; x[1] = 0; y[1] = 0; curve("f-c", 2, x, y, "7 4")
    x[0] = 0; y[0] = 1; x[1] = last; y[1] = 1; curve("f-c", 2, x, y, "7 4")
    text("f-text", across(3.9), up(1) + 22, "end", "ReLU")
    text("f-text", across(-1), up(0.31), "end", "sigmoid")
    for (i = 0; i < 2; i++) {
        dot("f-fa", across(value("Z1", i)), up(value("slope", i)), 4.5)
        dot("f-fc", across(value("Z1", i)), up(value("relu.slope", i)), 4.5)
    }
}

END {
    start(640, 250, 0.85)
    panel(36, 4, "activation")
    for (i = 0; i <= 4; i++) tick_y(i)
    draw_activations()
    panel(368, 1.25, "slope")
    for (i = 0; i <= 4; i++) tick_y(i / 4)
    level(1 / 4)
    draw_slopes()
    finish()
}
