# The loss after a step against its learning rate: what the gradient promises, a straight line, and what is found.

# The promise is the tangent at 0, on which the worked example has one more point.
function promise(rate) { return value("L", 0) + rate * (value("Lhat", 0) - value("L", 0)) / value("eta", 0) }

function draw_promise(    x, y)
{
    x[0] = 0; y[0] = promise(0)
    x[1] = value("L", 0) / (promise(0) - promise(1)) * 1.2; y[1] = promise(x[1])
    curve("f-c", 2, x, y, "7 4")
    text("f-text", across(0.57), up(0.08), "end", "promised")
}

function draw_loss(    i, x, y)
{
    for (i = 0; i < rows("rate"); i++) { x[i] = value2("rate", i, 0); y[i] = value2("rate", i, 1) }
    curve("f-a", i, x, y)
    text("f-text", across(1.12), up(0.24), "start", "found")
}

# The step of the worked example.
function mark_step(    x, y)
{
    x = across(value("eta", 0)); y = up(value("Lnext", 0))
    dot("f-fa", x, y, 4.5)
    line("f-line", x + 8, y - 2, x + 30, y - 10)
    text("f-math", x + 35, y - 8, "start", "η<tspan class=\"f-text\" dx=\"5\">= " value("eta", 0) "</tspan>")
}

END {
    start(430, 212, 0.85)
    plot(50, 8, 360, 156, 0, value2("rate", rows("rate") - 1, 0), -0.25, 1.2)
    level(0)
    for (i = 0; i <= 4; i++) tick_x(i / 2)
    for (i = 0; i <= 4; i++) tick_y(i / 4)
    axes("learning rate <tspan class=\"f-math\">η</tspan>")
    draw_promise()
    draw_loss()
    mark_step()
    finish()
}
