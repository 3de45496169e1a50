# What hidden units look at: for each its 64 weights in the places of the pixels, and below them its weights to the
# ten outputs, as bars up and down; above, its number and the largest of the 64 in size. Row h of the table: 64 weights
# of layer 1, then ten of layer 2.

# The side of a pixel, the way from one unit to the next, across and down; how many, and how many in a row.
BEGIN { side = 10; pace = 112; drop = 200; shown_units = 12; in_row = 6 }

function size(w) { return w < 0 ? -w : w }

# The largest weight of a unit among those from one place to another, whatever its sign.
function largest_of(h, from, to,    i, most)
{
    for (i = from; i < to; i++) if (size(value2("units", h, i)) > most) most = size(value2("units", h, i))
    return most
}

# The pixels of equal strength, to a twentieth, and sign are one path.
function draw_pixels(h, x, y, most,    i, w, path)
{
    for (i = 0; i < 64; i++) {
        w = sprintf("%.0f", value2("units", h, i) / most * 20)
        path[w] = path[w] sprintf("M%d %dh%dv%dh-%dz", x + i % 8 * side, y + int(i / 8) * side, side, side, side)
    }
    for (w = -20; w <= 20; w++)
        if (w && w in path) printf("<path class=\"%s\" d=\"%s\" fill-opacity=\"%.2f\"/>\n", (w > 0 ? "f-fa" : "f-fc"), path[w], size(w) / 20)
}

function draw_unit(h, x, y,    i, w)
{
    text("f-text", x, y + 13, "start", h + 1)
    text("f-sub f-dim", x + 8 * side, y + 13, "end", sprintf("%.2f", largest_of(h, 0, 64)))
    y += 20
    draw_pixels(h, x, y, largest_of(h, 0, 64))
    box("f-thin", x, y, 8 * side, 8 * side)
    y += 8 * side + 36
    line("f-thin", x - 10, y, x + 8 * side + 10, y)
    for (i = 0; i < 10; i++) {
        w = value2("units", h, 64 + i) / longest * 26
        box(w > 0 ? "f-fa" : "f-fc", x - 9 + i * 10, w > 0 ? y - w : y, 7, size(w))
        text("f-sub f-dim", x - 5 + i * 10, y + 42, "middle", i)
    }
}

END {
    for (h = 0; h < shown_units; h++) if (largest_of(h, 64, 74) > longest) longest = largest_of(h, 64, 74)
    start(in_row * pace - 6, drop * shown_units / in_row + 12)
    for (h = 0; h < shown_units; h++) draw_unit(h, 12 + h % in_row * pace, 4 + int(h / in_row) * drop)
    text("f-sub f-dim", in_row * pace - 20, drop * shown_units / in_row + 6, "end", sprintf("longest bar: %.2f", longest))
    finish()
}
