// What the statements of the book say about nothing: sides that are 0 and cases that do not occur, in states drawn at random.
//   states LEDGER
#include "drawn.h"
#include <cstdio>

static const int states = 6;
struct seen { bool computed = false, zero = true, holds = false; string why; };

// A tree in every state, for all values of the indices that nothing in it binds.
static void look(scope &s, const node &n, indices at, seen &found) try {
    for (const ball &b : s.value(n, at).x) {
        found.computed = true;
        found.zero &= arb_contains_zero(b.x) && b.radius() < 1e-50;
        found.holds |= !arb_contains_zero(b.x);
    }
} catch (const unknown_index &e) {
    string kind = s.book->kind(e.index);
    if (kind.empty() || at.count(e.index)) { found.why = e.what(); return; }
    for (int i = 0; i < s.size_of(kind); i++) at[e.index] = ball(i), look(s, n, at, found);
} catch (const std::exception &e) { found.why = e.what(); }
static seen in_all_states(vector<scope> &all, const node &n) {
    seen found;
    for (scope &s : all) look(s, n, {}, found);
    return found;
}

static vector<scope> draw_states(const ledger &book, bool batch) {
    vector<scope> all;
    generator g{ 1 };
    for (int k = 0; k < states; k++) {
        scope s{ &book, {}, {}, {}, { "eq:stage-" }, true };
        if (batch) s.prefer = { "eq:batch-" }, s.one_row = false;
        s.prefer.insert(s.prefer.end(), scope::of_a_row.begin(), scope::of_a_row.end());
        for (const char *e : { "eq:guess", "eq:epoch-loss", "eq:accuracy", "eq:element" }) s.prefer.push_back(e);
        s.size = { { "m", batch ? 3 : 1 }, { "n_i", 2 }, { "n_h", 3 }, { "n_o", 4 }, { "n_in", 2 }, { "n_out", 3 }, { "n", 5 } };
        draw_all(s, g);
        s.give("X", batch ? filled(3, 2, [&] { return uniform(g); }) : filled(2, 1, [&] { return uniform(g); }));
        s.give("y", batch ? filled(3, 1, [&] { return ball((double)(g.bits() % 4)); }) : number(ball((double)(g.bits() % 4))));
        for (auto &[id, q] : book.quantity)
            if (!s.given.count(id) && !s.equation_of("quantity", id) && id != "scores") {
                vector<scope::place> p = s.places(id, "");
                s.give(id, filled(p.size() > 0 ? s.size_of(p[0].size) : 1, p.size() > 1 ? s.size_of(p[1].size) : 1,
                                  [&] { return ball(4) * uniform(g) - ball(2); }));
            }
        for (const char *c : { "eta", "tau", "delta" }) s.give(c, number(uniform(g)));
        all.push_back(s);
    }
    return all;
}

static void each_case(const node &n, const std::function<void(const node &)> &f) {
    if (n.op == "case") f(n.below.at(1));
    for (const node &below : n.below) each_case(below, f);
}
// what a tree cannot be computed for: it has a printed number, a derivative, or a letter that the text alone explains
static bool is_beyond(const node &n) {
    if (n.op == "value" || n.op == "derivative" || n.op == "letter" || n.op == "function") return true;
    for (const node &below : n.below) if (is_beyond(below)) return true;
    return false;
}
int main(int, char **word) try {
    ledger book(word[1]);
    map<string, string> line;
    for (auto &f : book.rows["formula"]) line[f["id"]] = f["source"] + ":" + f["line"];
    vector<scope> row = draw_states(book, false), batch = draw_states(book, true);
    int sides = 0, computed = 0, conditions = 0;
    for (const equation &e : book.statements) {
        if (e.kind == "given" || (e.tree.op != "=" && e.tree.op != "if")) continue;
        bool rows = !e.label.compare(0, 9, "eq:batch-");
        string here = line[e.formula] + (e.label.empty() ? "" : ", " + e.label);
        auto look_at = [&](const node &n) {
            seen s = in_all_states(rows ? batch : row, n);
            return s.computed ? s : in_all_states(rows ? row : batch, n);
        };
        for (const node &side : (e.tree.op == "if" ? e.tree.below[1] : e.tree).below) {
            seen s = look_at(side);
            sides++, computed += s.computed;
            if (!s.computed && !is_beyond(side)) printf("not ok - %s: a side cannot be computed: %s\n", here.c_str(), s.why.c_str());
            if (s.computed && s.zero && side.op != "number") printf("not ok - %s: a side is always 0\n", here.c_str());
        }
        each_case(e.tree, [&](const node &c) {
            conditions++;
            if (!look_at(c).holds) printf("not ok - %s: a condition never holds\n", here.c_str());
        });
    }
    printf("ok - %d of %d sides of statements and %d conditions are computed in %d states; none is always 0 that is not named above\n",
           computed, sides, conditions, states);
} catch (const std::exception &e) { printf("not ok - %s\n", e.what()); return 1; }
