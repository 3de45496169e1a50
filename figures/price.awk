# The loss as a function of the probability of the right class; where the worked example is, and where a network is
# that knows nothing.

function draw_curve(    i, p, loss)
{
    for (i = 0; i <= 150; i++) { loss[i] = i * high / 150; p[i] = exp(-loss[i]) }
    curve("f-a", 151, p, loss)
}

# A place on the curve, with lines to both axes, and words so high above it.
function mark(p, loss, class, rise, words)
{
    line("f-thin", across(p), up(0), across(p), up(loss))
    line("f-thin", across(0), up(loss), across(p), up(loss))
    dot(class, across(p), up(loss), 5)
    text("f-text", across(p) + 10, up(loss) - rise, "start", words)
}

function italic(letters) { return "<tspan class=\"f-math\">" letters "</tspan>" }

END {
    high = 3.5
    y = value("y", 0)
    start(470, 244, 0.85)
    plot(36, 8, 360, 180, 0, 1, 0, high)
    draw_curve()
    mark(0.5, log(2), "f-fb", 8, indexed(italic("p"), "y", " = 1/2, " italic("L") " = log 2 = " sprintf("%.6f", log(2))))
    mark(value("P", y), value("L", 0), "f-fa", 20, indexed(italic("p"), "y", " = " value("P", y) ", " italic("L") " = " value("L", 0)))
    for (i = 0; i <= 4; i++) tick_x(i / 4)
    for (i = 0; i <= 3; i++) tick_y(i)
    axes("probability of the right class " italic(indexed("p", "y")))
    text("f-text", across(0.1), up(3), "start", "loss −log " italic(indexed("p", "y")))
    finish()
}
