# What the figures share: the tables of the build, read into arrays, and the few shapes that are drawn from them.
# A figure NAME is made by
#     gawk -v figure=NAME -f figures/draw.awk -f figures/NAME.awk TABLE...
# where NAME.awk draws in its END. Looks are left to classes (f-text, f-line, ...) of the page's and the paper's styles.

BEGIN { FS = "\t" }

# A line of a table: name, rows, columns, then the numbers row by row, as text.
{
    rows_of[$1] = $2; columns_of[$1] = $3
    for (i = 4; i <= NF; i++) number[$1, i - 4] = $i
}

# --- the tables; indices count from 0 ---------------------------------------------------------------------------

function rows(name) { need(name); return rows_of[name] }
function columns(name) { need(name); return columns_of[name] }
function count(name) { return rows(name) * columns(name) }
function value(name, i) { need(name, i); return number[name, i] }
function value2(name, r, c) { return value(name, r * columns(name) + c) }

# Without the number there is no figure.
function need(name, i)
{
    i += 0
    if ((name, i) in number) return
    printf "figures/%s.awk: the tables hold no %s[%d]\n", figure, name, i > "/dev/stderr"
    exit 1
}

function largest(name,    i, most)
{
    most = value(name, 0) + 0
    for (i = 1; i < count(name); i++) if (value(name, i) + 0 > most) most = value(name, i) + 0
    return most
}

function smallest(name,    i, least)
{
    least = value(name, 0) + 0
    for (i = 1; i < count(name); i++) if (value(name, i) + 0 < least) least = value(name, i) + 0
    return least
}

# --- the picture ------------------------------------------------------------------------------------------------

# A figure may be shown smaller than it is drawn.
function start(width, height, scale)
{
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\">\n", width, height,
        width * (scale ? scale : 1)
}

function finish() { print "</svg>" }

function line(class, x0, y0, x1, y1)
{
    printf "<path class=\"%s\" d=\"M%.1f %.1f L%.1f %.1f\"/>\n", class, x0, y0, x1, y1
}

function box(class, x, y, width, height, opacity, round)
{
    printf "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"%s%s/>\n", class, x, y, width, height,
        opacity == "" ? "" : sprintf(" fill-opacity=\"%.3g\"", opacity), round ? " rx=\"" round "\"" : ""
}

function dot(class, x, y, radius)
{
    printf "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%g\"/>\n", class, x, y, radius
}

# The anchor is start, middle or end.
function text(class, x, y, anchor, words)
{
    printf "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", class, x, y, anchor, words
}

# The same, turned to read upwards.
function text_up(class, x, y, words)
{
    printf "<text class=\"%s\" transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
        class, x, y, words
}

# A letter with an index, whose own letters are italic, and what follows on the line. (A space there must be a step to
# the right: rsvg drops it.)
function indexed(letter, place, rest,    step_right)
{
    gsub(/[a-z]/, "<tspan class=\"f-index\">&</tspan>", place)
    letter = letter "<tspan class=\"f-sub\" dy=\"4\">" place "</tspan>"
    step_right = sub(/^ /, "", rest) ? " dx=\"5\"" : ""
    return rest == "" ? letter : letter "<tspan" step_right " dy=\"-4\">" rest "</tspan>"
}

# A number with a proper minus sign.
function shown(digits) { sub(/^-/, "−", digits); return digits }

# --- quantities and what one does to another, from left to right ---------------------------------------------------

# What belongs to a quantity is a group with its name, which the page lights up.
function begin(symbol) { printf "<g data-sym=\"%s\">\n", symbol }
function end() { print "</g>" }

# The head of the arrows; as a page holds many figures, its name has the figure's in it.
function define_head()
{
    printf "<defs><marker id=\"%s-head\" viewBox=\"0 0 10 8\" refX=\"9\" refY=\"4\" markerWidth=\"10\" ", figure
    print "markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
    print "<path class=\"f-ink\" d=\"M0 0 L10 4 L0 8 L2.5 4 z\"/></marker></defs>"
}

# A quantity in the middle of its box, and below it, as a step back, the gradient of the loss with respect to it.
function quantity(symbol, x, y, width, label, gradient)
{
    begin(symbol)
    box("f-fill", x - width / 2, y - 16, width, 32, "", 16)
    box("f-line", x - width / 2, y - 16, width, 32, "", 16)
    text("f-math", x, y + 5, "middle", label)
    if (gradient != "") text("f-grad", x + width / 2, y + 36, "end", "← " shown(gradient))
    end()
}

# An arrow that runs level and leaves (bend < 0) or reaches (bend > 0) its other height in an arc. On the level part
# stands the derivative, its name above and its number below.
function arrow(symbol, x0, y0, x1, y1, bend, name, digits,    arc, level_y, middle)
{
    arc = bend ? 36 : 0
    level_y = bend < 0 ? y1 : y0
    middle = (x0 + x1 - bend * arc) / 2
    begin(symbol)
    printf "<path class=\"f-line\" marker-end=\"url(#%s-head)\" d=\"M%.1f %.1f", figure, x0, y0
    if (bend < 0) printf " C%.1f %.1f %.1f %.1f %.1f %.1f", x0 + arc / 2, y0, x0 + arc / 2, y1, x0 + arc, y1
    if (bend > 0) printf " H%.1f C%.1f %.1f %.1f %.1f %.1f %.1f", x1 - arc, x1 - arc / 2, y0, x1 - arc / 2, y1, x1, y1
    else printf " H%.1f", x1
    print "\"/>"
    text("f-math", middle, level_y - 10, "middle", name)
    text("f-text", middle, level_y + 20, "middle", shown(digits))
    end()
}

# A name below what belongs to it.
function bracket(x0, x1, y, name)
{
    printf "<path class=\"f-thin\" d=\"M%.1f %.1f v8 H%.1f v-8\"/>\n", x0, y, x1
    text("f-text", (x0 + x1) / 2, y + 28, "middle", name)
}

# --- a plot: a frame on the page, and the range of numbers it stands for ------------------------------------------

function plot(left, top, width, height, x_first, x_last, y_first, y_last, logarithmic)
{
    frame["left"] = left; frame["width"] = width; frame["x0"] = x_first; frame["x1"] = x_last
    frame["bottom"] = top + height; frame["height"] = height; frame["log"] = logarithmic
    frame["y0"] = logarithmic ? log(y_first) : y_first
    frame["y1"] = logarithmic ? log(y_last) : y_last
}

function across(x) { return frame["left"] + (x - frame["x0"]) / (frame["x1"] - frame["x0"]) * frame["width"] }
function up(y)
{
    if (frame["log"]) y = log(y)
    return frame["bottom"] - (y - frame["y0"]) / (frame["y1"] - frame["y0"]) * frame["height"]
}

# The axes, below and to the left, with the name of the horizontal one under its middle.
function axes(name)
{
    line("f-line", frame["left"], frame["bottom"], frame["left"] + frame["width"], frame["bottom"])
    line("f-line", frame["left"], frame["bottom"], frame["left"], frame["bottom"] - frame["height"])
    text("f-text", frame["left"] + frame["width"] / 2, frame["bottom"] + 44, "middle", name)
}

function tick_x(x)
{
    line("f-line", across(x), frame["bottom"], across(x), frame["bottom"] + 5)
    text("f-text", across(x), frame["bottom"] + 22, "middle", shown(x))
}

# A light line across the plot.
function level(y) { line("f-thin", frame["left"], up(y), frame["left"] + frame["width"], up(y)) }

function tick_y(y)
{
    line("f-line", frame["left"] - 5, up(y), frame["left"], up(y))
    text("f-text", frame["left"] - 9, up(y) + 5, "end", shown(y))
}

# A curve through n points, x[0..n-1] and y[0..n-1]; dashes as in SVG, or none.
function curve(class, n, x, y, dashes,    i)
{
    printf "<path class=\"%s\"%s d=\"", class, dashes == "" ? "" : " stroke-dasharray=\"" dashes "\""
    for (i = 0; i < n; i++) printf "%s%.1f %.1f", i ? " L" : "M", across(x[i]), up(y[i])
    print "\"/>"
}

# A round distance between ticks, so that a span has at most so many of them.
function step(span, most,    unit)
{
    unit = 10 ^ int(log(span / most) / log(10) - 1)
    while (1) {
        if (span / unit <= most) return unit
        if (span / (2 * unit) <= most) return 2 * unit
        if (span / (5 * unit) <= most) return 5 * unit
        unit *= 10
    }
}
