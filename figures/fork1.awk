# How a weight of layer 1 moves the loss: through its hidden unit to the score of every output. The weight that the text
# follows.

END {
    start(706, 200, 0.85)
    define_head()
    arrow("dZ1dW1", 94, 80, 168, 80, 0, indexed("x", 0), value("X", 0))
    arrow("slope", 226, 80, 312, 80, 0, "σ′(" indexed("z", "h=1", ")"), value("slope", 1))
    for (o = 0; o < 2; o++) {
        y = 34 + 92 * o
        arrow("dZ2dA1", 370, 80, 496, y, -1, indexed("W", "h=1, o=" o), value2("W2", 1, o))
        arrow("dZ2", 554, y, 670, 80, 1, indexed("∂L/∂z", "o=" o), value("dZ2", o))
        quantity("Z2", 525, y, 56, indexed("z", "o=" o))
    }
    quantity("W1", 52, 80, 84, indexed("W", "i=0, h=1"), value2("dW1", 0, 1))
    quantity("Z1", 197, 80, 56, indexed("z", "h=1"), value("dZ1", 1))
    quantity("A1", 341, 80, 56, indexed("a", "h=1"), value("dA1", 1))
    quantity("L", 686, 80, 32, "L")
    bracket(94, 168, 166, "stage 3")
    bracket(228, 312, 166, "stage 2")
    bracket(372, 670, 166, "stage 1")
    finish()
}
