# How a weight of layer 2 moves the loss: through its score to every probability. The weight that the text follows.

END {
    o = value("y", 0); other = 1 - o
    start(596, 200, 0.85)
    define_head()
    arrow("dZ2dW2", 94, 80, 186, 80, 0, indexed("a", "h=0"), value("A1", 0))
    arrow("J", 244, 80, 374, 34, -1, indexed("∂p", other, "/∂" indexed("z", "o=" o)), value2("J", other, o))
    arrow("J", 244, 80, 374, 126, -1, indexed("∂p", o, "/∂" indexed("z", "o=" o)), value2("J", o, o))
    arrow("dP", 422, 34, 560, 80, 1, indexed("∂L/∂p", other), value("dP", other))
    arrow("dP", 422, 126, 560, 80, 1, indexed("∂L/∂p", o), value("dP", o))
    quantity("W2", 52, 80, 84, indexed("W", "h=0, o=" o), value2("dW2", 0, o))
    quantity("Z2", 216, 80, 56, indexed("z", "o=" o), value("dZ2", o))
    quantity("P", 398, 34, 48, indexed("p", other))
    quantity("P", 398, 126, 48, indexed("p", o))
    quantity("L", 576, 80, 32, "L")
    bracket(94, 186, 166, "stage 3")
    bracket(246, 372, 166, "stage 2")
    bracket(424, 560, 166, "stage 1")
    finish()
}
