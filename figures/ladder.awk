# The steps of the product in single precision: a group for each, in it a bar for each of three shapes, on a logarithmic scale;
# above them, a line at the limit of the core.

BEGIN { names = split("columns rows vectors registers tiles packed", name, " "); split("b c d", shape, " "); pace = 94; wide = 25 }

function rate_of(j, k) { return value(name[j] "-float", k - 1) }

# The power of ten below the least.
function least(    j, k, x, low)
{
    low = value("limit-float", 0) + 0
    for (j = 1; j <= names; j++) for (k = 1; k <= 3; k++) { x = rate_of(j, k) + 0; if (x < low) low = x }
    for (x = 1000; x > low; x /= 10) ;
    return x
}

function draw_bar(j, k,    x)
{
    x = frame["left"] + (j - 1) * pace + 8 + (k - 1) * (wide + 1)
    box("f-fa", x, up(rate_of(j, k)), wide, frame["bottom"] - up(rate_of(j, k)), 0.25 * k)
    text("f-sub f-dim", x + wide / 2, frame["bottom"] + 16, "middle", shape[k])
}

END {
    limit = value("limit-float", 0) + 0; low = least()
    start(66 + names * pace, 318)
    plot(56, 30, names * pace, 234, 0, 1, low, limit * 1.02, 1)
    line("f-line", frame["left"], frame["bottom"], frame["left"] + frame["width"], frame["bottom"])
    for (x = low; x < limit; x *= 10) { level(x); tick_y(x) }
    for (j = 1; j <= names; j++) {
        for (k = 1; k <= 3; k++) draw_bar(j, k)
        text("f-text", frame["left"] + (j - 1) * pace + 8 + 1.5 * wide + 1, frame["bottom"] + 38, "middle", name[j])
    }
    line("f-c", frame["left"], up(limit), frame["left"] + frame["width"], up(limit))
    text("f-text", frame["left"] + 8, up(limit) - 8, "start", "limit of the core: " value("limit-float", 0))
    text_up("f-text", 14, frame["bottom"] - frame["height"] / 2, "operations in a nanosecond")
    finish()
}
