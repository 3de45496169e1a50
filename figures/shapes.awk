# The three products of layer 2 as blocks with their sides: forward, the gradient of the weights, and back to the
# activations. A quantity and its gradient have one shape and one colour; the accent is kept for the side summed over.

# The sides, the height of all middles, and the thickness of the row, the column and the entry that are picked out.
BEGIN {
    length_of["m"] = 58; length_of["h"] = 38; length_of["o"] = 22
    middle = 85; thick = 6
    know("A1", indexed("A", 1), "f-fa"); know("W2", indexed("W", 2), "f-fb"); know("Z2", indexed("Z", 2), "f-ink")
}

function know(symbol, name, colour)
{
    name_of[symbol] = name
    name_of["d" symbol] = "<tspan class=\"f-text\">∂</tspan>L/<tspan class=\"f-text\">∂</tspan>" name
    colour_of[symbol] = colour_of["d" symbol] = colour
}

# An index that is a letter is italic, as in the formulas.
function side_name(side) { return side == "m" ? "m" : "n<tspan font-size=\"14\" dy=\"4\">" side "</tspan>" }

# A block at x, as many rows and columns as its sides say; its right edge is given back. A side that is summed over has
# its name in the colour of the accent, and what is picked out runs along it: a row of the first factor, a column of the second, one
# entry of the result.
function block(x, symbol, turned, tall, wide, summed,    height, width, top)
{
    height = length_of[tall]; width = length_of[wide]; top = middle - height / 2
    print "<g data-sym=\"" symbol "\">"
    box(colour_of[symbol], x, top, width, height, 0.18)
    box(colour_of[symbol], wide == summed ? x : x + width - 12, tall == summed ? top : middle - thick,
        wide == summed ? width : thick, tall == summed ? height : thick, 0.8)
    box("f-line", x, top, width, height)
    text("f-math" (wide == summed ? " f-fc" : ""), x + width / 2, top - 10, "middle", side_name(wide))
    text("f-math" (tall == summed ? " f-fc" : ""), x - 6, middle + 4, "end", side_name(tall))
    text("f-math", x + width / 2, middle + length_of["m"] / 2 + 24, "middle",
        name_of[symbol] (turned ? "<tspan class=\"f-sub\" dx=\"1\" dy=\"-11\">T</tspan>" : ""))
    print "</g>"
    return x + width
}

# Under a title: result = first second. The factors meet in the side that is summed over.
function product(x, title, result, first, first_turned, second, second_turned, rows, summed, columns,    right)
{
    text("f-text", x, 18, "start", title ": sum over<tspan class=\"f-math f-fc\" dx=\"5\">" side_name(summed) "</tspan>")
    right = block(x + 24, result, 0, rows, columns)
    text("f-text", right + 15, middle + 5, "middle", "=")
    right = block(right + 54, first, first_turned, rows, summed, summed)
    block(right + 30, second, second_turned, summed, columns, summed)
}

END {
    start(690, 148)
    product(0, "forward", "Z2", "A1", 0, "W2", 0, "m", "h", "o")
    product(228, "to the weights", "dW2", "A1", 1, "dZ2", 0, "h", "m", "o")
    product(473, "to the activations", "dA1", "dZ2", 0, "W2", 1, "m", "o", "h")
    finish()
}
