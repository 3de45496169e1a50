// Parameters, drawn by the equation from the bits of the generator, which is written here again: SplitMix64.
#pragma once
#include "trees.h"

struct generator {
    uint64_t state;
    uint64_t bits() {
        uint64_t s = state += 0x9e3779b97f4a7c15u;
        s = (s ^ (s >> 30)) * 0xbf58476d1ce4e5b9u;
        s = (s ^ (s >> 27)) * 0x94d049bb133111ebu;
        return s ^ (s >> 31);
    }
};
inline ball uniform(generator &g) {    // its upper 53 bits, as a number below 1
    ball u;
    arb_set_ui(u.x, g.bits() >> 11);
    arb_mul_2exp_si(u.x, u.x, -53);
    return u;
}
inline ball drawn(const ledger &book, generator &g, int n) {
    scope s{ &book, { { "n", n } }, {}, {}, { "eq:draw" } };
    s.give("u", number(uniform(g)));
    return s.whole("quantity", "w").x[0];
}
inline array filled(int rows, int columns, const std::function<ball()> &f) {
    array a = { rows, columns, {} };
    for (int k = 0; k < rows * columns; k++) a.x.push_back(f());
    return a;
}
inline void draw_all(scope &s, generator &g) {
    int i = s.size["n_i"], h = s.size["n_h"], o = s.size["n_o"];
    s.give("W1", filled(i, h, [&] { return drawn(*s.book, g, i); }));
    s.give("b1", filled(h, 1, [&] { return drawn(*s.book, g, i); }));
    s.give("W2", filled(h, o, [&] { return drawn(*s.book, g, h); }));
    s.give("b2", filled(o, 1, [&] { return drawn(*s.book, g, h); }));
}
