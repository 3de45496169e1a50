# The relative error of a difference quotient against its step, both in powers of ten.
# Entry k of a row belongs to the step 10 to the power -1 - k/4.

# A power of ten, with its exponent raised.
function ten_to(k) { return "10<tspan class=\"f-sub\" dy=\"-6\">" shown(k) "</tspan>" }

function draw_error(name, class, dashes,    k, n, x, y)
{
    n = count(name)
    for (k = 0; k < n; k++) { x[k] = -1 - k / 4; y[k] = value(name, k) }
    curve(class, n, x, y, dashes)
}

function draw_axes(    k)
{
    for (k = -12; k <= 0; k += 2) {
        line("f-line", across(k), frame["bottom"], across(k), frame["bottom"] + 5)
        text("f-text", across(k), frame["bottom"] + 24, "middle", ten_to(k))
        level(10 ^ k)
        line("f-line", frame["left"] - 5, up(10 ^ k), frame["left"], up(10 ^ k))
        text("f-text", frame["left"] - 9, up(10 ^ k) + 5, "end", ten_to(k))
    }
    axes("step")
    text_up("f-text", 18, frame["bottom"] - frame["height"] / 2, "relative error")
}

END {
    start(560, 372)
    plot(86, 16, 430, 306, -12, 0, 1e-12, 1, 1)
    draw_axes()
    draw_error("steps.one-sided", "f-c", "7 4")
    draw_error("steps.central", "f-a")
    text("f-text", across(-4.9), up(10 ^ -4.6), "end", "one side, slope 1")
    text("f-text", across(-2.6), up(10 ^ -7), "start", "central, slope 2")
    text("f-text", across(-11.7), up(10 ^ -9.4), "start", "rounding, slope " shown(-1))
    finish()
}
