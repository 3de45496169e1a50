# The network of the worked example with the whole pass: above a quantity its value, below it, as a step back, the
# gradient of the loss with respect to it. A weight has both at its arrow.

BEGIN { half = 28; top = 46; drop = 184 }

function height(row) { return top + drop * row }

function straight(x0, y0, x1, y1)
{
    printf "<path class=\"f-line\" marker-end=\"url(#%s-head)\" d=\"M%.1f %.1f L%.1f %.1f\"/>\n", figure, x0, y0, x1, y1
}

# Level, then round a corner into the loss from above (1) or from below (-1).
function into_loss(x0, y0, x1, y1, way)
{
    printf "<path class=\"f-line\" marker-end=\"url(#%s-head)\" d=\"M%.1f %.1f H%.1f", figure, x0, y0, x1 - 24
    printf " Q%.1f %.1f %.1f %.1f V%.1f\"/>\n", x1, y0, x1, y0 + way * 24, y1
}

# A value, and below it a gradient.
function pass(x, y, down, anchor, digits, gradient)
{
    text("f-text", x, y, anchor, shown(digits))
    if (gradient != "") text("f-grad", x, y + down, anchor, "← " shown(gradient))
}

# The two quantities of a column. What has no gradient is an input.
function column(symbol, x, letter, index_name, gradient,    i)
{
    for (i = 0; i < 2; i++) {
        quantity(symbol, x, height(i), 2 * half, indexed(letter, index_name i))
        begin(symbol)
        pass(x, height(i) - 25, 68, "middle", value(symbol, i), gradient == "" ? "" : value(gradient, i))
        end()
    }
}

# The weights between two columns. Those that run level are told along their arrows; the two others, which cross, at the
# side of their upper ends.
function weights(symbol, x0, x1,    from, to, near, digits, gradient)
{
    near = 0.3 * (x1 - x0)
    begin(symbol)
    for (from = 0; from < 2; from++) for (to = 0; to < 2; to++) {
        straight(x0, height(from), x1, height(to))
        digits = value2(symbol, from, to); gradient = value2("d" symbol, from, to)
        if (from == to) pass((x0 + x1) / 2, height(from) - 9, 29, "middle", digits, gradient)
        if (from < to) pass(x0 + near - 8, top + 73, 20, "end", digits, gradient)
        if (from > to) pass(x1 - near + 8, top + 73, 20, "start", digits, gradient)
    }
    end()
}

END {
    x = 34; z1 = 218; a1 = 316; z2 = 500; p = 666; loss = 738
    middle = top + drop / 2
    start(758, 320, 0.85)
    define_head()
    weights("W1", x + half, z1 - half)
    weights("W2", a1 + half, z2 - half)
    for (i = 0; i < 2; i++) {
        straight(z1 + half, height(i), a1 - half, height(i))
        for (o = 0; o < 2; o++) straight(z2 + half, height(i), p - half, height(o))
        into_loss(p + half, height(i), loss, middle + (i ? 16 : -16), i ? -1 : 1)
    }
    column("X", x, "x", "")
    column("Z1", z1, "z", "h=", "dZ1")
    column("A1", a1, "a", "h=", "dA1")
    column("Z2", z2, "z", "o=", "dZ2")
    column("P", p, "p", "", "dP")
    quantity("L", loss, middle, 32, "L")
    text("f-text", loss - 22, middle + 5, "end", value("L", 0))
    bracket(x + half, a1 + half - 3, height(1) + 56, "layer 1: Linear + Sigmoid")
    bracket(a1 + half + 3, p + half, height(1) + 56, "layer 2: Linear + Softmax")
    finish()
}
