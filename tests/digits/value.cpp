// The value of a tree in a scope: a number, a vector (a column) or a matrix of balls.
#include "trees.h"

static ball sigma(const ball &z) {
    if (!ball::rounding || z.middle() >= 0) return ball(1) / (ball(1) + apply(arb_exp, exp, -z));
    ball e = apply(arb_exp, exp, z);
    return e / (ball(1) + e);
}
static ball call(const string &f, const ball &z) {
    if (f == "exp") return apply(arb_exp, exp, z);
    if (f == "log") return apply(arb_log, log, z);
    if (f == "sqrt") return apply(arb_sqrt, sqrt, z);
    if (f == "floor") return apply(arb_floor, floor, z);
    if (f == "tanh") return apply(arb_tanh, tanh, z);
    if (f == "sigma") return sigma(z);
    if (f == "sigma'") return sigma(z) * (ball(1) - sigma(z));
    refuse("the function " + f + " is not known");
}
static array softmax(const array &z) {
    array p = z;
    ball sum;
    for (ball &b : p.x) b = apply(arb_exp, exp, b), sum = sum + b;
    for (ball &b : p.x) b = b / sum;
    return p;
}
static ball power(const ball &a, const ball &b) {
    if (ball::rounding) return ball(pow(a.middle(), b.middle()));
    ball r;
    arb_pow(r.x, a.x, b.x, ball::bits);
    return r;
}
static ball compare(const string &sign, const ball &a, const ball &b) {
    int o = order(a, b);
    if (sign == "=") return ball(o == 0);
    if (sign == "\\ne") return ball(o != 0);
    if (sign == "<") return ball(o < 0);
    if (sign == ">") return ball(o > 0);
    if (sign == "\\le") return ball(o <= 0);
    if (sign == "\\ge") return ball(o >= 0);
    refuse("the comparison " + sign + " is not known");
}

// entry by entry; a number goes with every entry
static array each(const array &a, const array &b, const std::function<ball(const ball &, const ball &)> &f) {
    array r = a.x.size() == 1 ? b : a;
    if (a.x.size() != 1 && b.x.size() != 1 && (a.rows != b.rows || a.columns != b.columns)) refuse("the shapes do not fit");
    for (size_t k = 0; k < r.x.size(); k++) r.x[k] = f(a.x[a.x.size() == 1 ? 0 : k], b.x[b.x.size() == 1 ? 0 : k]);
    return r;
}
static array plus(const array &a, const array &b) { return each(a, b, [](auto &p, auto &q) { return p + q; }); }
static array transpose(const array &a) {
    array t = { a.columns, a.rows, {} };
    for (int c = 0; c < a.columns; c++) for (int r = 0; r < a.rows; r++) t.x.push_back(a.x[(size_t)(r * a.columns + c)]);
    return t;
}
static array product(const array &a, const array &b) {
    if (a.columns != b.rows) refuse("the shapes of a product do not fit");
    array p = { a.rows, b.columns, {} };
    for (int r = 0; r < a.rows; r++) for (int c = 0; c < b.columns; c++) {
        ball sum;
        for (int k = 0; k < a.columns; k++) sum = sum + a.x[(size_t)(r * a.columns + k)] * b.x[(size_t)(k * b.columns + c)];
        p.x.push_back(sum);
    }
    return p;
}

// A sum, or the largest value and its place: the word has the indices and, behind a bar, a value that the last must not have.
array scope::over_index(const node &n, indices &at, size_t k) {
    vector<string> parts = split(n.word, "|"), over = split(parts[0], ",");
    if (k == over.size()) return value(n.below[0], at);
    array best;
    int where = 0, count = size_of(book->kind(over[k]));
    indices inner = at;
    for (int i = 0; i < count; i++) {
        inner[over[k]] = ball(i);
        if (parts.size() > 1 && i == place_of(parts[1], at)) continue;
        array a = over_index(n, inner, k + 1);
        if (best.x.empty()) best = a, where = i;
        else if (n.op == "sum") best = plus(best, a);
        else if (order(a.x[0], best.x[0]) > 0) best = a, where = i;
    }
    if (best.x.empty()) return number(ball(0));
    return n.op == "argmax" ? number(ball(where)) : best;
}

// Where a number that is given, as X|0 in the word 'X|0,low,high', makes a tree 0: by halving, as long as the balls decide.
array scope::zero_of(const node &n, indices &at) {
    vector<string> word = split(n.word, ",");
    string id = word[0].substr(0, word[0].find('|'));
    size_t entry = (size_t)stoi(word[0].substr(id.size() + 1));
    array there = whole("quantity", id);
    ball low(word[1]), high(word[2]), half(0.5);
    auto sign = [&](const ball &b) {
        scope trial = *this;
        there.x[entry] = b;
        trial.give(id, there);
        return order(trial.value(n.below[0], at).x[0], ball(0));
    };
    int left = sign(low);
    if (left == sign(high)) refuse("there is no change of sign");
    for (int k = 0; k < 120; k++) {
        ball middle = (low + high) * half;
        (sign(middle) == left ? low : high) = middle;
    }
    ball r;
    arb_union(r.x, low.x, high.x, ball::bits);
    return number(r);
}

array scope::value(const node &n, indices &at) {
    const string &o = n.op;
    auto arg = [&](size_t k) { return value(n.below.at(k), at); };
    if (o == "number") return number(ball(n.word));
    if (o == "value") return whole("value", n.word);
    if (o == "quantity" || o == "next") return quantity(o, n.word, at);
    if (o == "index") return number(ball(place_of(n.word, at)));
    if (o == "constant") return quantity("quantity", n.word, at);
    if (o == "letter") {
        if (auto l = book->letters.find(n.word); l != book->letters.end()) return value(l->second, at);
        return quantity("quantity", n.word, at);
    }
    if (o == "ones") return { size_of("m"), 1, vector<ball>((size_t)size_of("m"), ball(1)) };
    if (o == "sum" || o == "max" || o == "argmax") return over_index(n, at, 0);
    if (o == "zero") return zero_of(n, at);
    if (o == "array") {
        array a;
        a.rows = stoi(n.word), a.columns = (int)n.below.size() / a.rows;
        for (size_t k = 0; k < n.below.size(); k++) a.x.push_back(arg(k).x[0]);
        return a;
    }
    if (o == "rounded") {
        scope machine = *this;
        machine.found.clear();
        rounded_block here(true);
        return machine.value(n.below[0], at);
    }
    if (o == "by") {
        scope other = *this;
        vector<string> first = split(n.word, ",");
        other.found.clear();
        other.prefer.insert(other.prefer.begin(), first.begin(), first.end());
        return other.value(n.below[0], at);
    }
    if (o == "at") {    // NAMEnext stands for the value of NAME; in the list of numbers also NAME=OTHER
        scope after = *this;
        after.found.clear();
        for (const string &w : split(n.word, ",")) {
            size_t k = w.find('=');
            string id = w.substr(0, k == string::npos ? w.size() - 4 : k);
            after.given[id] = whole("quantity", k == string::npos ? w : w.substr(k + 1));
        }
        return after.value(n.below[0], at);
    }
    if (o == "steps") {    // how often a step of the quantities in the word is made until the condition holds
        scope now = *this;
        for (int k = 0; k < 10000; k++) {
            if (now.value(n.below[0], at).x[0].middle() != 0) return number(ball(k));
            scope after = now;
            for (const string &w : split(n.word, ","))
                after.give(w, equation_of("next", w) ? now.whole("next", w) : now.whole("quantity", w + "next"));
            now = after;
        }
        refuse("ten thousand steps are not enough");
    }
    if (o == "cases") {
        for (const node *c = &n;; c = &c->below.at(1))
            if (value(c->below[0].below[1], at).x[0].middle() != 0) return value(c->below[0].below[0], at);
    }
    if (o == "entry") { array a = arg(0); return number(a.x.at((size_t)place_of(n.word, at))); }
    if (o == "transpose") return transpose(arg(0));
    if (o == "matrix") return product(arg(0), arg(1));
    if (o == "negative") { array a = arg(0); for (ball &b : a.x) b = -b; return a; }
    if (o == "truth") return arg(0);
    if (o == "call") {
        array a = arg(0);
        if (n.word == "softmax") return softmax(a);
        for (ball &b : a.x) b = call(n.word, b);
        return a;
    }
    static const map<string, std::function<ball(const ball &, const ball &)>> both = {
        { "plus", [](auto &a, auto &b) { return a + b; } }, { "minus", [](auto &a, auto &b) { return a - b; } },
        { "times", [](auto &a, auto &b) { return a * b; } }, { "entrywise", [](auto &a, auto &b) { return a * b; } },
        { "over", [](auto &a, auto &b) { return a / b; } }, { "power", power },
        { "off", [](auto &a, auto &b) { ball r = (a - b) / b; arb_abs(r.x, r.x); return r; } },
        { "larger", [](auto &a, auto &b) { return order(a, b) < 0 ? b : a; } },
    };
    if (o == "compare") return each(arg(0), arg(1), [&](auto &a, auto &b) { return compare(n.word, a, b); });
    if (auto f = both.find(o); f != both.end()) return each(arg(0), arg(1), f->second);
    refuse("the operation " + o + " is not known");
}
