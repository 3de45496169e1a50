// A real number, enclosed: a ball of Arb's with operators. While 'rounding' is set every operation is that of doubles, so that
// what the machine makes of a formula can be computed from the same tree.
#pragma once
#include <arb.h>
#include <cmath>
#include <stdexcept>
#include <string>

struct ball {
    static inline slong bits = 256;
    static inline bool rounding = false;
    arb_t x;
    ball(double d = 0) { arb_init(x); arb_set_d(x, d); }
    ball(const ball &b) { arb_init(x); arb_set(x, b.x); }
    ball &operator=(const ball &b) { arb_set(x, b.x); return *this; }
    ~ball() { arb_clear(x); }
    // the decimal number as it is written, or, rounding, the double nearest to it
    explicit ball(const std::string &text) : ball(rounding ? strtod(text.c_str(), nullptr) : 0) {
        if (!rounding && arb_set_str(x, text.c_str(), bits))
            throw std::runtime_error("'" + text + "' is no number");
    }
    double middle() const { return arf_get_d(arb_midref(x), ARF_RND_NEAR); }
    double radius() const { return mag_get_d(arb_radref(x)); }
    std::string text(int digits) const { char *s = arb_get_str(x, digits, 0); std::string t = s; flint_free(s); return t; }
};

// until the end of a block, rounding or not
struct rounded_block {
    bool before = ball::rounding;
    explicit rounded_block(bool now) { ball::rounding = now; }
    ~rounded_block() { ball::rounding = before; }
};

typedef void (*exact_function)(arb_t, const arb_t, slong);
inline ball apply(exact_function exact, double (*rounded)(double), const ball &a) {
    if (ball::rounding) return ball(rounded(a.middle()));
    ball r;
    exact(r.x, a.x, ball::bits);
    if (!arb_is_finite(r.x)) throw std::runtime_error("a function has no value at " + a.text(10));
    return r;
}
#define OPERATOR(sign, exact) inline ball operator sign(const ball &a, const ball &b) { \
    if (ball::rounding) return ball(a.middle() sign b.middle()); \
    ball r; exact(r.x, a.x, b.x, ball::bits); return r; }
OPERATOR(+, arb_add)
OPERATOR(-, arb_sub)
OPERATOR(*, arb_mul)
OPERATOR(/, arb_div)
#undef OPERATOR
inline ball operator-(const ball &a) { ball r; arb_neg(r.x, a.x); return r; }

// -1, 0 or 1: whether a lies below b, is the same number, or lies above; balls that do not say so are refused
inline int order(const ball &a, const ball &b) {
    if (arb_lt(a.x, b.x)) return -1;
    if (arb_gt(a.x, b.x)) return 1;
    if (arb_eq(a.x, b.x)) return 0;
    throw std::runtime_error("a comparison is not decided: " + a.text(10) + " and " + b.text(10));
}
