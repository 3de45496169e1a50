// What the trees of the formulas mean, read a second time: the ledger says what its rows are (making/formulas.nw), and nothing
// else of the loom is used. Every quantity is computed from its equation when it is asked for.
#pragma once
#include "ball.h"
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <cstring>
#include <vector>
using std::map, std::pair, std::string, std::vector;

struct node { string op, word; vector<node> below; };
struct array { int rows = 1, columns = 1; vector<ball> x; };
inline array number(const ball &b) { return { 1, 1, { b } }; }
struct unknown_index : std::runtime_error {
    string index;
    explicit unknown_index(const string &i) : std::runtime_error("the index " + i + " has no value"), index(i) {}
};
[[noreturn]] inline void refuse(const string &why) { throw std::runtime_error(why); }

inline vector<string> split(const string &text, const string &at) {
    vector<string> parts;
    for (size_t from = 0, to; from <= text.size(); from = to + at.size()) {
        to = std::min(text.find(at, from), text.size());
        if (to > from || at == "\t") parts.push_back(text.substr(from, to - from));
    }
    return parts;
}

// (OPERATION WORD TREE...). In the list of numbers a word that is empty is left out, and NUMBER and NAME|INDICES stand for themselves.
struct tree_reader {
    const string &text;
    size_t at = 0;
    string token() {
        while (at < text.size() && text[at] == ' ') at++;
        size_t from = at;
        if (at < text.size() && (text[at] == '(' || text[at] == ')')) return text.substr(at++, 1);
        while (at < text.size() && !strchr(" ()", text[at])) at++;
        return text.substr(from, at - from);
    }
    bool ended() { size_t here = at; bool end = token().empty(); at = here; return end; }
    node read() {
        static const std::set<string> worded = { "number", "value", "quantity", "next", "constant", "index", "letter", "call",
            "compare", "sum", "max", "argmax", "entry", "at", "array", "by", "zero", "steps" };
        string t = token();
        if (t.empty() || t == ")") refuse("a tree is missing in " + text);
        if (t != "(") return { isdigit(t[0]) || t[0] == '-' ? "number" : "quantity", t, {} };
        node n{ token(), "", {} };
        if (size_t here = at; worded.count(n.op)) n.word = token();
        else if (token() != "-") at = here;
        for (size_t here = at; token() != ")"; here = at) at = here, n.below.push_back(read());
        return n;
    }
};

// ---------------------------------------------------------------------------------------------------------------
// The ledger: rows with named fields; of them the notation and the equations.
struct symbol { string id, entry; vector<string> size, letter; };    // of each dimension its size, of each index its letter
struct equation { string label, kind, formula; node tree; };
struct ledger {
    map<string, vector<map<string, string>>> rows;
    map<string, symbol> quantity;
    map<string, string> counts, constant_of, literal;    // what an index counts; a constant by its TeX; the index in the TeX of a quantity
    vector<equation> statements;
    map<string, node> letters;                            // what a letter of a text stands for

    explicit ledger(const string &file) {
        map<string, vector<string>> fields;
        std::ifstream in(file);
        for (string line; getline(in, line);) {
            vector<string> f = split(line, "\t");
            if (f[0] == "fields") { fields[f[1]] = vector<string>(f.begin() + 2, f.end()); continue; }
            map<string, string> row;
            for (size_t k = 0; k < fields[f[0]].size() && k + 1 < f.size(); k++) row[fields[f[0]][k]] = f[k + 1];
            rows[f[0]].push_back(row);
        }
        for (auto &s : rows["symbol"]) if (s["kind"] == "constant") constant_of[s["tex"]] = s["id"];
        for (auto &s : rows["symbol"]) if (s["kind"] == "index")
            for (const string &letter : split(s["tex"], ", ")) counts[letter] = constant_of[s["shape"]];
        for (auto &s : rows["symbol"]) if (s["kind"] == "quantity") learn(s);
        map<string, map<string, string>> formula;
        for (auto &f : rows["formula"]) formula[f["id"]] = f;
        for (auto &s : rows["statement"]) {
            auto &f = formula[s["formula"]];
            statements.push_back({ f["label"], s["does"], s["formula"], tree_reader{ s["tree"] }.read() });
            const node &t = statements.back().tree;
            if (s["does"] == "given" && t.below[0].op == "letter") letters[t.below[0].word] = t.below[1];
        }
    }
    void learn(map<string, string> &s) {
        symbol &q = quantity[s["id"]];
        q.id = s["id"], q.entry = s["entry"];
        size_t mark = s["shape"].find('@');
        string shape = s["shape"].substr(0, mark), list = mark == string::npos ? "" : s["shape"].substr(mark + 1);
        for (char c : list) if (c == '\'') q.letter.back() += c; else q.letter.push_back(string(1, c));
        while (!shape.empty() && shape.back() == ' ') shape.pop_back();
        for (const string &size : split(shape, " \\times ")) q.size.push_back(constant_of[size]);
        if (q.size.empty()) for (const string &l : q.letter) q.size.push_back(counts[l]);
        string tex = s["entry"].empty() ? s["tex"] : s["entry"];
        if (size_t k = tex.find("}{"); k != string::npos && k > 1 && tex[k - 2] == '_') literal[q.id] = string(1, tex[k - 1]);
    }
    string kind(const string &index) const {    // what an index counts; a label is an output
        string plain = index.substr(0, index.find_first_of("'*^"));
        auto c = counts.find(plain);
        return c != counts.end() ? c->second : plain == "y" ? "n_o" : "";
    }
};

// ---------------------------------------------------------------------------------------------------------------
// A scope: what is given, what has been computed from it, and which equations are asked first.
typedef map<string, ball> indices;
struct scope {
    const ledger *book;
    map<string, int> size;
    map<string, array> given, found;
    vector<string> prefer;    // equations by the beginnings of their labels
    bool one_row = true;      // no batch: the dimension m is left out
    scope *batch = nullptr;   // the batch of which this is a row
    int row = 0;
    bool doubles = false;     // the parameters are those of the program

    void give(const string &id, const array &a) { given[id] = a; found.clear(); }
    int size_of(const string &n) const {
        auto s = size.find(n);
        if (s == size.end()) refuse("the number " + n + " is not given");
        return s->second;
    }

    // The dimensions of a quantity: the size of each, and the index that it has in the formula ("" if it has none there).
    struct place { string size, index; };
    vector<place> places(const string &id, const string &word) const {
        vector<string> written = split(word, ",");
        vector<place> all;
        auto known = book->quantity.find(id);
        if (known == book->quantity.end()) {    // a name of the list of numbers
            for (const string &w : written) all.push_back({ book->kind(w), w });
            return all;
        }
        vector<string> sizes = known->second.size, letters = known->second.letter;
        bool rows = !sizes.empty() && sizes[0] == "m";
        if (rows && one_row) {
            sizes.erase(sizes.begin());
            if (!letters.empty() && letters[0] == "r") letters.erase(letters.begin());
        } else if (rows && (letters.empty() || letters[0] != "r")) letters.insert(letters.begin(), "r");
        map<string, vector<string>> at;    // by what the letter counts: the index written for it, or ""
        size_t next = 0;
        for (const string &l : letters) {
            string index = next < written.size() ? written[next] : "", letter = index.substr(0, index.find('='));    // h=1
            bool fits = index != "" && (isdigit(letter[0]) || book->kind(letter) == book->kind(l));
            if (fits) next++;
            at[book->kind(l)].push_back(fits ? index.substr(index.find('=') + 1) : "");
        }
        if (next < written.size()) refuse("the index " + written[next] + " does not belong to " + id);
        for (const string &s : sizes) {
            string index;
            if (auto &left = at[s]; !left.empty()) index = left[0], left.erase(left.begin());
            else if (auto l = book->literal.find(id); !word.empty() && l != book->literal.end() && book->kind(l->second) == s)
                index = l->second;
            all.push_back({ s, index });
        }
        return all;
    }

    // The equation that says what a quantity is.
    const equation *equation_of(const string &op, const string &id, bool any = false) const {
        for (const string &p : prefer)
            for (const equation &e : book->statements) {
                if (e.kind != "equation" || (!any && e.label.compare(0, p.size(), p))) continue;
                const node &left = e.tree.below[0];
                if (left.op == op && left.word.substr(0, left.word.find('|')) == id) return &e;
            }
        return nullptr;
    }

    array whole(const string &op, const string &id) {
        string key = op + " " + id;
        if (auto g = given.find(id); op == "quantity" && g != given.end()) return g->second;
        if (auto f = found.find(key); f != found.end()) return f->second;
        return found[key] = compute(op, id);
    }
    array compute(const string &op, const string &id) {
        if (const equation *e = equation_of(op, id))
            return !one_row && is_of_a_row(*e) ? by_rows(id) : by_equation(*e, id);
        // what no equation defines is another quantity that is written alike: the scores of a row are a row of the scores
        if (!equation_of(op, id, true) && book->quantity.count(id) && !book->quantity.at(id).entry.empty())
            for (auto &[other, q] : book->quantity)
                if (other != id && q.entry == book->quantity.at(id).entry && q.letter == book->quantity.at(id).letter &&
                    equation_of(op, other, true)) return whole(op, other);
        if (batch) {
            array all = batch->whole(op, id);
            auto from = all.x.begin() + row * all.columns;
            return { all.columns, 1, vector<ball>(from, from + all.columns) };
        }
        refuse(id + " is not given and no equation here defines it");
    }
    // In a batch some quantities are those of its rows.
    static inline const vector<string> of_a_row = { "eq:careful-", "eq:stage-target" };
    static bool is_of_a_row(const equation &e) {
        for (const string &p : of_a_row) if (!e.label.compare(0, p.size(), p)) return true;
        return false;
    }
    array by_rows(const string &id) {
        array all = { size_of("m"), 1, {} };
        for (int r = 0; r < size_of("m"); r++) {
            scope one{ book, size, {}, {}, of_a_row, true, this, r };
            array a = one.whole("quantity", id);
            all.columns = a.rows;
            all.x.insert(all.x.end(), a.x.begin(), a.x.end());
        }
        return all;
    }
    array by_equation(const equation &e, const string &id) {
        const string &word = e.tree.below[0].word;
        vector<place> p = places(id, word.substr(word.find('|') + 1));
        array a = { p.size() > 0 ? size_of(p[0].size) : 1, p.size() > 1 ? size_of(p[1].size) : 1, {} };
        bool fixed = false;
        for (const place &q : p) fixed |= !q.index.empty();
        if (!fixed) return sides(e.tree, {});
        for (int r = 0; r < a.rows; r++) for (int c = 0; c < a.columns; c++) {
            indices at;
            int within = 0;
            for (size_t k = 0; k < p.size(); k++) {
                int here = k == 0 ? r : c;
                if (p[k].index.empty()) within = here; else at[p[k].index] = ball(here);
            }
            a.x.push_back(sides(e.tree, at).x[(size_t)within]);
        }
        return a;
    }
    // The right sides of an equation, which must all be the same.
    array sides(const node &tree, indices at) {
        array a = value(tree.below[1], at);
        for (size_t k = 2; k < tree.below.size() && !ball::rounding; k++) {
            array b = value(tree.below[k], at);
            for (size_t n = 0; n < a.x.size(); n++)
                if (!arb_overlaps(a.x[n].x, b.x[n].x)) refuse("two sides differ: " + a.x[n].text(20) + ", " + b.x[n].text(20));
        }
        return a;
    }

    int place_of(const string &index, indices &at) {
        if (isdigit(index[0])) return stoi(index);
        if (auto i = at.find(index); i != at.end()) return (int)i->second.middle();
        if (index == "y") return (int)whole("quantity", "y").x[0].middle();
        if (auto l = book->letters.find(index); l != book->letters.end()) return (int)value(l->second, at).x[0].middle();
        throw unknown_index(index);
    }
    array quantity(const string &op, const string &word, indices &at) {
        string id = word.substr(0, word.find('|')), list = word.find('|') == string::npos ? "" : word.substr(word.find('|') + 1);
        if (auto i = at.find(id); i != at.end()) return number(i->second);
        if (auto c = size.find(id); c != size.end()) return number(ball(c->second));
        array all = whole(op, id);
        vector<place> p = places(id, list);
        int from[2] = { 0, 0 }, count[2] = { all.rows, all.columns };
        for (size_t k = 0; k < p.size(); k++)
            if (!p[k].index.empty()) from[k] = place_of(p[k].index, at), count[k] = 1;
        array a = { count[0], count[1], {} };
        for (int r = 0; r < count[0]; r++) for (int c = 0; c < count[1]; c++)
            a.x.push_back(all.x.at((size_t)((from[0] + r) * all.columns + from[1] + c)));
        if (a.rows == 1 && p.size() > 1 && !p[0].index.empty()) std::swap(a.rows, a.columns);    // a row, as any vector, is a column
        return a;
    }
    array value(const node &n, indices &at);
    array over_index(const node &n, indices &at, size_t k);
    array zero_of(const node &n, indices &at);
};
