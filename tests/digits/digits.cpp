// Whether every printed number that an equation determines is right to its last digit.
//   digits LEDGER NUMBERS TABLE...
// The numbers are computed from the trees in balls, twice: from the parameters as real numbers, as the equations of the
// generator give them, and from the doubles that the program makes of them. A printed number is right if both lie within half
// a unit of its last digit; where a ball is too wide to tell, it is not.
#include "drawn.h"
#include "nn2.h"
#include <cstdio>

static int failed;
static void say(bool good, const string &what) {
    printf("%s - %s\n", good ? "ok" : "not ok", what.c_str());
    failed += !good;
}
static string plain(int n, const string &what) { return std::to_string(n) + " " + what + (n == 1 ? "" : "s"); }

struct table { string name; int rows, columns; vector<string> text; };
struct line { string name, given, trees; };
static string trimmed(const string &s) {
    size_t a = s.find_first_not_of(' '), b = s.find_last_not_of(' ');
    return a == string::npos ? "" : s.substr(a, b - a + 1);
}
static vector<table> tables;
static vector<line> lines;
static map<string, string> why_not, why_wrong;    // NAME or NAME[entry]
static const table *table_of(const string &name) {
    for (const table &t : tables) if (t.name == name) return &t;
    return nullptr;
}
static void read_tables(int count, char **files) {
    for (int k = 0; k < count; k++) {
        std::ifstream in(files[k]);
        for (string text; getline(in, text);) {
            vector<string> f = split(text, "\t");
            tables.push_back({ f.at(0), stoi(f.at(1)), stoi(f.at(2)), vector<string>(f.begin() + 3, f.end()) });
        }
    }
}
static void read_numbers(const string &file) {
    std::ifstream in(file);
    for (string text; getline(in, text);) {
        if (text.empty() || text[0] == '#') continue;
        for (string more; in.peek() == ' ' && getline(in, more);) text += more;
        size_t one = text.find(" | "), two = text.find(" | ", one + 2);
        string name = text.substr(0, one), given = trimmed(text.substr(one + 2, two - one - 2)), last = text.substr(two + 3);
        if (given == "not") why_not[name] = last;
        else if (given == "differs") why_wrong[name] = last;
        else lines.push_back({ name, given, last });
    }
}

// ---------------------------------------------------------------------------------------------------------------
// A network with drawn parameters, for one row or in batches.
static scope drawn_network(const ledger &book, bool batch, bool doubles, generator &g, const vector<int> &sizes) {
    scope s{ &book, {}, {}, {}, { batch ? "eq:batch-" : "eq:stage-" }, !batch };
    if (batch) s.prefer.insert(s.prefer.end(), scope::of_a_row.begin(), scope::of_a_row.end());
    s.doubles = doubles;
    s.size = { { "m", sizes.at(0) }, { "n_i", sizes.at(1) }, { "n_h", sizes.at(2) }, { "n_o", sizes.at(3) } };
    rounded_block precision(doubles);
    draw_all(s, g);
    return s;
}
// The worked example: its inputs as printed, its parameters drawn.
static scope worked_example(const ledger &book, bool batch, bool doubles) {
    generator g = { stoull(table_of("seed")->text[0]) };
    int n_i = table_of("X")->columns, n_h = table_of("W1")->columns, n_o = table_of("W2")->columns;
    scope s = drawn_network(book, batch, doubles, g, { 1, n_i, n_h, n_o });
    s.size["n_in"] = s.size["n_out"] = 2;
    rounded_block precision(doubles);
    for (const char *name : { "X", "y", "eta" }) {
        array a{ 1, table_of(name)->columns, {} };
        for (const string &t : table_of(name)->text) a.x.push_back(ball(t));
        if (!batch) std::swap(a.rows, a.columns);
        s.give(name, a);
    }
    return s;
}
static void compare_with_the_library(const scope &exact, const scope &doubles) {
    nn2_random r;
    nn2_seed(&r, stoull(table_of("seed")->text[0]));
    bool same = true, near = true;
    for (const char *name : { "W1", "b1", "W2", "b2" })
        for (size_t k = 0; k < doubles.given.at(name).x.size(); k++) {
            double w = nn2_draw(&r, 2);
            ball off = exact.given.at(name).x[k] - ball(w), most(std::ldexp(fabs(w), -51));
            arb_abs(off.x, off.x);
            same &= w == doubles.given.at(name).x[k].middle();
            near &= order(off, most) < 0;
        }
    say(same, "the equations of the generator, in doubles, give the parameters of the library");
    say(near, "and the real numbers are within four units of their last bits");
}

// ---------------------------------------------------------------------------------------------------------------
// Half a unit of the last digit. A number printed short, as 0.8, is meant to be that number; programs write so what differs
// from it by less than 1e-11.
static ball half_unit(const string &text) {
    size_t e = text.find('e'), point = text.find('.');
    string mantissa = text.substr(0, e);
    int places = point == string::npos ? 0 : (int)(mantissa.size() - point - 1);
    if (e == string::npos && places < 6) return ball("1e-11");
    if (strtod(text.c_str(), nullptr) == 0 && e != string::npos) return ball("1e-320");
    return ball("0.5e" + std::to_string((e == string::npos ? 0 : stoi(text.substr(e + 1))) - places));
}
static int digits_in(const string &text) {
    int digits = 0;
    for (char c : text.substr(0, text.find('e'))) digits += isdigit(c) && (digits || c != '0');
    return std::max(digits, 1);
}
static map<string, int> enclosed;    // NAME[entry]: its digits
static double widest;
static string widest_name;

// the number with its last digit changed
static string with_other_digit(string text) {
    size_t k = text.substr(0, text.find('e')).find_last_of("0123456789");
    text[k] = text[k] == '9' ? '8' : (char)(text[k] + 1);
    return text;
}
// what is wrong with a printed number, or nothing
static string fault_of(const string &text, const ball &b) {
    ball off = b - ball(text), half = half_unit(text);
    arb_abs(off.x, off.x);
    if (arb_le(off.x, half.x)) return "";
    return "is printed " + text + (arb_gt(off.x, half.x) ? ", and is " : ", which cannot be told from ") + b.text(12);
}
static void hold(const table &t, const string &by, const map<size_t, pair<ball, ball>> &values) {
    int digits = 0, numbers = 0;
    string wrong;
    for (auto &[k, v] : values) {
        string name = t.name + "[" + std::to_string(k) + "]", fault = fault_of(t.text[k], v.first);
        if (fault.empty()) fault = fault_of(t.text[k], v.second);
        if (auto w = why_wrong.find(name); w != why_wrong.end() && by.empty()) {
            say(!fault.empty(), name + " " + (fault.empty() ? "is right now; its line in numbers.txt can go" : fault + ": " + w->second));
            continue;
        }
        if (!fault.empty()) { wrong += (wrong.empty() ? "" : "; ") + name + " " + fault; continue; }
        if (fault_of(with_other_digit(t.text[k]), v.first).empty()) wrong += name + " may as well be " + with_other_digit(t.text[k]) + "; ";
        numbers++, digits += enclosed[name] = digits_in(t.text[k]);
        double relative = v.first.middle() == 0 ? v.first.radius() : v.first.radius() / fabs(v.first.middle());
        if (relative > widest) widest = relative, widest_name = name;
    }
    say(wrong.empty(), t.name + by + ": " + (wrong.empty() ? plain(numbers, "number") + ", " + plain(digits, "digit") : wrong));
}

// The values of a line in a scope, once for each combination of what is in it.
static void values_of(scope s, indices at, const vector<string> &items, size_t k, const string &trees, vector<ball> &into) {
    generator g{ 0 };
    for (; k < items.size(); k++) {
        string item = trimmed(items[k]);
        size_t in = item.find(" in "), is = item.find(" = ");
        if (!item.compare(0, 3, "eq:")) { s.prefer.insert(s.prefer.begin(), item), s.found.clear(); continue; }
        if (!item.compare(0, 5, "bits ")) { ball::bits = stoi(item.substr(5)); continue; }
        if (!item.compare(0, 6, "batch ")) {
            vector<int> sizes;
            for (const string &n : split(item.substr(6), " ")) sizes.push_back(stoi(n));
            g.state = (uint64_t)sizes.at(0), sizes.erase(sizes.begin());
            vector<string> asked;    // the equations of a pair stay the first that are asked
            for (const string &e : s.prefer) { if (e.back() == '-') break; asked.push_back(e); }
            s = drawn_network(*s.book, true, s.doubles, g, sizes);
            s.prefer.insert(s.prefer.begin(), asked.begin(), asked.end());
            continue;
        }
        if (size_t drawn = item.find(" drawn "); drawn != string::npos) {
            vector<string> size = split(item.substr(drawn + 7), " ");
            s.give(item.substr(0, drawn), filled(stoi(size[0]), stoi(size[1]), [&] { return uniform(g); }));
            continue;
        }
        if (in != string::npos) {
            string name = item.substr(0, in);
            for (const string &v : split(item.substr(in + 4), " ")) {
                scope inner = s;
                inner.give(name, number(ball(v)));
                at[name] = ball(v);
                values_of(inner, at, items, k + 1, trees, into);
            }
            return;
        }
        string name = item.substr(0, is), tree = item.substr(is + 3);
        array a = s.value(tree_reader{ tree }.read(), at);
        if (a.x.size() == 1 && (!name.compare(0, 2, "n_") || name == "m")) s.size[name] = (int)a.x[0].middle();
        s.give(name, a);
    }
    for (tree_reader r{ trees }; !r.ended();)
        for (array a = s.value(r.read(), at); const ball &b : a.x) into.push_back(b);
}
// (A pair shows a quantity by its own equations; from the line of a name with a dot it takes what else is given.)
static vector<ball> values_for(const string &name, const scope &s, bool by_pair) {
    ball::bits = 256;
    vector<ball> v;
    bool found = false, shows = !by_pair || name.find('.') != string::npos;
    for (const line &l : lines) if (l.name == name && shows) {
        vector<string> items = split(l.given, ";");
        if (by_pair) std::erase_if(items, [](const string &i) { return trimmed(i).compare(0, 3, "eq:") == 0; });
        found = true;
        values_of(s, {}, items, 0, l.trees, v);
    }
    if (!found) values_of(s, {}, {}, 0, name, v);
    return v;
}
static void check(const table &t, const string &by, const scope &exact, const scope &doubles) try {
    map<size_t, pair<ball, ball>> values;
    bool by_entry = false;
    for (size_t k = 0; k < t.text.size(); k++) {
        string name = t.name + "[" + std::to_string(k) + "]";
        bool has = false;
        for (const line &l : lines) has |= l.name == name;
        by_entry |= has || why_not.count(name);
        if (by_entry && !has && !why_not.count(name)) refuse(name + " is in no line of numbers.txt");
        if (has) values[k] = { values_for(name, exact, false).at(0), values_for(name, doubles, false).at(0) };
    }
    if (!by_entry) {
        vector<ball> a = values_for(t.name, exact, !by.empty()), b = values_for(t.name, doubles, !by.empty());
        if (a.size() != t.text.size()) refuse(plain((int)a.size(), "value") + " for " + plain((int)t.text.size(), "number"));
        for (size_t k = 0; k < a.size(); k++) values[k] = { a[k], b[k] };
    }
    hold(t, by, values);
} catch (const std::exception &e) { say(false, t.name + by + ": " + e.what()); }

// ---------------------------------------------------------------------------------------------------------------
int main(int count, char **word) try {
    if (count < 4) refuse("digits LEDGER NUMBERS TABLE...");
    ledger book(word[1]);
    read_numbers(word[2]);
    read_tables(count - 3, word + 3);
    scope exact = worked_example(book, false, false), doubles = worked_example(book, false, true);
    compare_with_the_library(exact, doubles);
    for (const table &t : tables) if (!why_not.count(t.name)) check(t, "", exact, doubles);

    // each pair that shows a number, by its own equations
    for (auto &p : book.rows["pair"])
        for (const string &name : split(p["value"], " ")) {
            bool batch = p["version"] != "stage";
            scope here[2] = { worked_example(book, batch, false), worked_example(book, batch, true) };
            vector<string> own = split(p["equations"], " ");
            for (scope &s : here) s.prefer.insert(s.prefer.begin(), own.begin(), own.end());
            if (const table *t = table_of(name)) check(*t, " by " + p["equations"], here[0], here[1]);
            else say(false, name + " of " + p["equations"] + " is in no table");
        }

    int numbers = 0, digits = 0;
    for (const table &t : tables) numbers += (int)t.text.size();
    for (auto &e : enclosed) digits += e.second;
    for (auto *list : { &why_not, &why_wrong })
        for (auto &e : *list) if (!table_of(e.first.substr(0, e.first.find('[')))) say(false, e.first + " in numbers.txt is in no table");
    for (const line &l : lines) if (!table_of(l.name.substr(0, l.name.find('[')))) say(false, l.name + " in numbers.txt is in no table");
    char width[32];
    snprintf(width, sizeof width, "%.0e", widest);
    say(failed == 0, std::to_string(enclosed.size()) + " of " + plain(numbers, "number") + " are enclosed with " +
        plain(digits, "digit") + "; the widest ball is " + width + " of its number, at " + widest_name);
    return failed != 0;
} catch (const std::exception &e) { say(false, e.what()); return 1; }
