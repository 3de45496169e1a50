# The loss on the training examples and on the held-out ones, after each epoch.

# The range of the two rows, and a little more.
function find_range()
{
    low = smallest("train.loss"); if (smallest("test.loss") < low) low = smallest("test.loss")
    high = largest("train.loss"); if (largest("test.loss") > high) high = largest("test.loss")
    low /= 1.15; high *= 1.15
}

# Losses fall by factors, so the vertical axis is logarithmic; ticks at 1, 2 and 5.
function ticks_of_loss(    unit)
{
    for (unit = 1e-6; unit <= high; unit *= 10) {
        tick_of_loss(unit)
        tick_of_loss(2 * unit)
        tick_of_loss(5 * unit)
    }
}
function tick_of_loss(loss)
{
    if (loss < low || loss > high) return
    level(loss)
    tick_y(sprintf("%.1g", loss))
}

function ticks_of_epochs(n,    e, apart)
{
    apart = step(n, 8)
    tick_x(1)
    for (e = apart; e <= n; e += apart) if (e > 1) tick_x(e)
}

function draw_losses(name, class, dashes,    i, n, x, y)
{
    n = count(name)
    for (i = 0; i < n; i++) { x[i] = i + 1; y[i] = value(name, i) }
    curve(class, n, x, y, dashes)
}

# The names stand at the ends of the curves, the upper one higher, never one on the other.
function name_curves(    a, b, between)
{
    a = up(value("test.loss", count("test.loss") - 1))
    b = up(value("train.loss", count("train.loss") - 1))
    between = (a + b) / 2
    if (a <= b && b - a < 22) { a = between - 11; b = between + 11 }
    if (a > b && a - b < 22) { a = between + 11; b = between - 11 }
    text("f-text", 536, a + 5, "start", "held-out loss")
    text("f-text", 536, b + 5, "start", "training loss")
}

END {
    find_range()
    start(650, 350)
    plot(56, 16, 470, 280, 1, count("train.loss"), low, high, 1)
    ticks_of_loss()
    ticks_of_epochs(count("train.loss"))
    axes("epoch")
    draw_losses("train.loss", "f-a")
    draw_losses("test.loss", "f-c", "7 4")
    name_curves()
    finish()
}
