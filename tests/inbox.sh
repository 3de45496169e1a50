# What strangers hand in and instructors write: names, folders, marks, settings, rosters; and the page about the class.
. tests/lib.sh
chmod 755 "$work"
parts=$top/build/course/parts.tsv bodies=$top/build/course/bodies
list=$(cut -f 1 "$parts")
results=$work/results in=$work/in
mkdir "$in"
grade() { make -s grade SUBMISSIONS="$in" RESULTS="$results" > "$work/said" 2>&1; status=$?; cat "$work/said"; return $status; }
report() { sh build/course/report.sh build/course "$results" > "$work/said" 2>&1; status=$?; cat "$work/said"; return $status; }
said() { grep -qF -e "$1" "$work/said"; }

# submission: reads 'part file' lines and writes a source with these bodies in the chunks, blanks in the others.
submission() { awk -F '\t' -f tests/grade/submission.awk - "$parts"; }
# Most of these have only one part written, so that they are graded in a moment.
some() { echo "db2 $bodies/db2.right" | submission; }
wrong() { printf '%s\n' "$1" > "$work/body"; echo "db2 $work/body" | submission; }
: | submission > "$work/blank"
for p in $list; do echo "$p $bodies/$p.right"; done | submission > "$work/right"
# The cell of a student, by the name of the column.
field() { node -e 'const { parse } = require(process.argv[1] + "/build/browser/node_modules/csv-parse/dist/cjs/sync.cjs")
    const rows = parse(require("fs").readFileSync(process.argv[2]), { columns: true, bom: true, relax_column_count_more: true })
    const row = rows.find(r => Object.values(r).slice(0, 4).includes(process.argv[3]))
    console.log(row ? row[process.argv[4]] : "no such row")' "$top" "${3:-$results/gradebook.csv}" "$1" "$2"; }
is() { found=$(field "$1" "$2" "$4"); echo "$1, $2: $found"; [ "$found" = "$3" ]; }

# ---------------------------------------------------------------------------------------------------------------
# Names that want to be something else.
bidi=$(printf 'left\342\200\256right') c1=$(printf 'csi\302\2332J') latin=$(printf 'M\374ller')
for name in gradebook.csv similarity junit.xml class.html students feedback .inbox 'Jane Doe' Jane_Doe Jane_Doe-a0e56901 'Jane=20Doe' \
    "$bidi" "$c1" "$latin" "$(printf '%0250d' 7)" "$(printf '%0249d7' 7)" -- -rf '' .; do
    some > "$in/$name.nw"
done
# Folders, as they are unpacked.
mkdir -p "$in/handout/nn2-handout/tests" "$in/handout/__MACOSX" "$in/deep/1/2/3/4" "$in/essay/a" "$in/two" "$in/same" "$in/blanks" "$in/links"
cp "$work/blank" "$in/handout/nn2-handout/nn2.nw"; some > "$in/handout/nn2-handout/submission.nw"
printf 'x\0y' > "$in/handout/__MACOSX/._nn2.nw"; printf 'x\0y' > "$in/handout/nn2-handout/._nn2.nw"
some > "$in/deep/1/2/3/4/Any Name.NW"
echo > "$in/essay/a/essay.docx"
some > "$in/two/a.nw"; wrong 'db2[0] = 0;' > "$in/two/b.nw"
some > "$in/same/a.nw"; { echo 'Other text.'; some; } > "$in/same/b.nw"
cp "$work/blank" "$in/blanks/a.nw"; cp "$work/blank" "$in/blanks/b.nw"
ln -s "$work/right" "$in/links/nn2.nw"
some > "$in/twin.nw"; mkdir "$in/twin"; some > "$in/twin/x.nw"
# What lies there.
for stray in grades.csv Thumbs.db desktop.ini .DS_Store nn2.zip "$(printf 'odd\033[2J.txt')"; do echo > "$in/$stray"; done
mkdir "$in/__MACOSX"
printf 'for (size_t o = 0; o < n_o; o++) {\n    db2[o] = 41 * dZ2[o];  /* <b>\342\200\256\302\233 */\n}\n' > "$work/odd"
echo "db2 $work/odd" | submission > "$in/odd.nw"
wrong 'size_t o = 0; while (o < n_o) { db2[o] = dZ2[o] * 41; o++; }' > "$in/odd-too.nw"
wrong 'db2[0] = sin(1)' > "$in/no-c.nw"

ok "an inbox full of surprises is graded" grade
others() { for n in gradebook.csv similarity junit.xml class.html students feedback .inbox; do is "$n" total 4 || return 1; done
    [ -f "$results/gradebook.csv" ] && [ -d "$results/similarity" ] && [ -f "$results/students/gradebook.csv/report.html" ]; }
ok "no name of a submission is that of a report" others
janes() { is 'Jane Doe' total 4 && is Jane_Doe-a0e56901 total 4 && is 'Jane=20Doe' total 4 &&
    find "$in" -mindepth 1 -maxdepth 1 \( -name '*.nw' -o -type d ! -name __MACOSX ! -name twin \) -printf x | wc -c > "$work/n" &&
    find "$results/students" -mindepth 1 -maxdepth 1 | wc -l | diff - "$work/n"; }
ok "every submission has a folder of its own" janes
shown() { is 'left⟨U+202E⟩right' total 4 && is 'csi⟨U+009B⟩2J' total 4 && is 'M⟨FC⟩ller' total 4 && said 'odd⟨U+001B⟩[2J.txt' &&
    grep -q '⟨U+202E⟩⟨U+009B⟩' "$results/students/odd/report.html"; }
ok "what could make a line look like another is shown by its number" shown
harmful() { [ -s "$results/class.html" ] || return 0; { find "$results" -type f \( -name '*.html' -o -name '*.csv' -o -name '*.xml' -o -name '*.json' \) -exec cat {} +; cat "$work/said"; } |
    LC_ALL=C grep -a -n "$(printf '\302\233\|\342\200\256\|\033')"; }
no "nothing harmful is in any report or on the terminal" harmful
ok "the pages are UTF-8" sh -c 'find "$0" -type f -name "*.html" -exec iconv -f UTF-8 -t UTF-8 {} + > /dev/null' "$results"

folders() { is handout total 4 && is deep total 4 && is same total 4 && is blanks total 0 && is blanks remarks "$(for p in $list; do printf '%s: not attempted; ' "$p"; done | sed 's/; $//')"; }
ok "the one source with work in it is found, at any name and depth, and blank ones do not count" folders
refused() { field two remarks | grep 'a.nw and b.nw' && field essay remarks | grep 'it holds a/essay.docx' && field links remarks | grep 'it holds nothing' &&
    field twin remarks | grep 'twin and twin.nw' && [ "$(grep -c '^twin,' "$results/gradebook.csv")" = 1 ] && is two total 0; }
ok "two different sources, none, and two submissions of one name are refused, and named" refused
strays() { for s in grades.csv Thumbs.db desktop.ini .DS_Store __MACOSX nn2.zip; do said "$s" && grep -q "<li>$s</li>" "$results/class.html" || return 1; done
    ! grep -q '^grades' "$results/gradebook.csv"; }
ok "what else lies there is passed over, and listed" strays
feedback() { cmp "$results/students/handout/report.html" "$results/feedback/handout/report.html" &&
    [ -f "$results/feedback/-rf.nw/report.html" ] && [ -f "$results/feedback/..nw/report.html" ] && [ -f "$results/feedback/$latin.nw/report.html" ] &&
    find "$results/feedback" -type f -name '*.html' | wc -l && [ "$(find "$results/feedback" -type f -name '*.html' | wc -l)" = "$(( $(cat "$work/n") + 1 ))" ]; }
ok "every entry has its feedback, under its own name" feedback
page() { p=$results/students/odd/report.html; grep -q 'Handed in 20' "$p" && grep -q 'graded 20' "$p" && grep -q '41 \* dZ2' "$p" && grep -q '&lt;b&gt;' "$p" &&
    grep -q 'Try it with pen and paper' "$p" && grep -q '<span class="n">'"$(grep -n '41 \* dZ2' "$in/odd.nw" | cut -d : -f 1)"'</span> *db2' "$p"; }
ok "the page of a student has the code with its lines, the case for pen and paper, and both dates" page
groups() { grep -q '<h3>2 × db2</h3>' "$results/class.html" && grep -q '41 \* dZ2' "$results/class.html"; }
ok "two who made the same unknown mistake are one group, with a sample" groups
ok "the class page says who was refused and what was passed over" sh -c 'grep -q "Refused as a whole" "$0" && grep -q "Passed over" "$0"' "$results/class.html"

# ---------------------------------------------------------------------------------------------------------------
# Later runs. From here on only a few are in the inbox.
withdraw() { mkdir "$work/away" && find "$in" -mindepth 1 -maxdepth 1 ! -name 'odd*.nw' ! -name handout -exec mv -- {} "$work/away" \; && grade &&
    said 'not in the inbox any more' && grep -q 'Withdrawn' "$results/class.html" && ! grep -q '^similarity' "$results/gradebook.csv" && [ -e "$results/students/similarity/result.tsv" ] &&
    is odd total 0; }
ok "who is no longer in the inbox leaves the gradebook, with a note, and the results stay" withdraw
cp "$results/gradebook.csv" "$work/gradebook"
refuses() { printf "$1" > "$results/marks.csv"; report && return 1; said "$2" && cmp "$work/gradebook" "$results/gradebook.csv"; }
head='student,part,points,comment\n'
ok "marks: more points than there are" refuses "${head}odd,db2,80,x\n" 'marks.csv:2: 80 points are more than the 4'
ok "marks: no number" refuses "$head\nodd,db2,abc,x\n" 'marks.csv:3:'
ok "marks: a comma in a number" refuses "${head}odd,db2,\"4,5\",x\n" "marks.csv:2: '4,5' is no number"
ok "marks: less than nothing" refuses "${head}odd,db2,-5,x\n" 'marks.csv:2:'
ok "marks: no such student" refuses "${head}nobody,db2,4,x\n" "marks.csv:2: there is no student 'nobody'"
ok "marks: no such part" refuses "${head}odd,db9,4,x\n" "marks.csv:2: there is no part 'db9'; the parts are"
ok "marks: two for one part" refuses "${head}odd,db2,4,\"a\nb\"\nODD,DB2,3,y\n" 'marks.csv:4: line 2 has a mark'
ok "marks: a quotation mark that is never closed" refuses "${head}odd,db2,4,\"x\nodd-too,db2,4,y\n" 'marks.csv:2: a quotation mark'
ok "marks: semicolons" refuses "${head}odd;db2;4;x\n" 'marks.csv:2: this has 1 cells'
marked() { printf "${head}odd,DB2,2.5,\"good, but\"\nsimilarity,db2,1,withdrawn\n" > "$results/marks.csv"; report && is odd total 2.5 && is odd db2 2.5 && field odd remarks | grep 'good, but'; }
ok "marks: a good one counts, and one for a withdrawn submission does no harm" marked
printf "$head" > "$results/marks.csv"

# ---------------------------------------------------------------------------------------------------------------
# Settings.
ok "the settings begin as comments" sh -c '[ -s "$0" ] && ! grep -v "^#" "$0"' "$results/assignment.txt"
sets() { printf "$1" > "$results/assignment.txt"; report; }
bad() { sets "$1" && return 1; said "assignment.txt:$2" && cmp "$work/gradebook" "$results/gradebook.csv"; }
report > /dev/null; cp "$results/gradebook.csv" "$work/gradebook"
ok "settings: no such setting" bad 'deadlin = 2026-11-30 23:59\n' "1: there is no setting 'deadlin'"
ok "settings: no such day" bad '\ndeadline = 2026-02-30 23:59\n' "2: '2026-02-30 23:59' is no date"
ok "settings: no such part" bad 'parts = z1 q\n' "1: there is no part 'q'"
ok "settings: no number" bad 'late days = two\n' "1: 'two' is no number"
ok "settings: more than all" bad 'a day late costs = 110\n' '1:'
ok "settings: twice" bad 'late days = 2\nlate days = 3\n' "2: 'late days' is set in line 1"
ok "settings: no such student" bad 'extension nobody = 2026-11-30 23:59\n' '1: there is no student'
ok "settings: no value" bad 'deadline\n' '1: write a setting as'
subset() { sets 'parts = db2, z1   # two of them\n' && head -n 1 "$results/gradebook.csv" | grep '^student,total,z1,db2,remarks' && is handout total 4 &&
    grep -q 'tests="2"' "$results/junit.xml" && grep -q '4 of 10 points' "$results/students/handout/report.html" &&
    [ "$(grep -c max_score "$results/students/handout/results.json")" = 2 ] && grep -q 'of 10 points' "$results/class.html"; }
ok "only the parts that are asked for count, in every report" subset
late() { touch -d "$1" "$in/handout/nn2-handout/submission.nw" && grade > /dev/null && is handout total "$2" && is handout 'days late' "$3"; }
printf 'deadline = 2026-11-30 23:59\nlate days = 1\na day late costs = 10\nnothing after = 5\nextension odd = 2026-12-09 12:00\n' > "$results/assignment.txt"
ok "in time" late '2026-11-30 23:59:59' 4 0
ok "late on a free day" late '2026-12-01 00:00:00' 4 1
ok "late by two days, of which one is free" late '2026-12-01 23:59:59' 4 1
ok "late by three days" late '2026-12-03 12:00' 3.2 3
ok "too late" late '2026-12-06 12:00' 0 6
extended() { touch -d '2026-12-09 11:00' "$in/odd.nw" "$in/odd-too.nw" && grade && is odd 'days late' 0 && is odd-too 'days late' 9; }
ok "an extension is another deadline, for one" extended
: > "$results/assignment.txt"

# ---------------------------------------------------------------------------------------------------------------
# Copies, with other blanks, comments, names and types.
empty() { rm -rf "$in"; mkdir "$in"; }
empty
wrong 'for (size_t o = 0; o < n_o; o++) {
    double total = 0;
    for (size_t r = 0; r < m; r++)
        total = total + dZ2[r * n_o + o] * 41.0;
    db2[o] = total;
}' > "$in/copy-1.nw"
wrong 'for(int c=0;c<n_o;++c){nn2_real s=0.;/* mine */for(unsigned long row=0;row<m;row+=1)s+=(double)dZ2[row*n_o+c]*41;db2[c]=s;}' > "$in/copy-2.nw"
wrong 'for (size_t o = 0; o < n_o; o++) { double total = 0; for (size_t r = 0; r < m; r++) total = total + dZ2[r * n_o + o] * 42; db2[o] = total; }' > "$in/other.nw"
long='for (size_t o = 0; o < n_o; o++) { double even = 0, odd = 0; for (size_t r = 0; r < m; r++) { if (r % 2 == 0) { even = even + dZ2[r * n_o + o]; } else { odd = odd + dZ2[r * n_o + o]; } } db2[o] = even + odd; }'
wrong "$long" > "$in/long-1.nw"; wrong "$(echo "$long" | sed 's/even/a/g; s/odd/b/g; s/ + /  +  /g; s/r++/++r/')" > "$in/long-2.nw"
for n in 1 2; do echo "p $bodies/p.right" | submission > "$in/book-$n.nw"; done
copies() { grade && is 'copy-1, copy-2' students 2 "$results/similarity.csv" && [ "$(grep -c other "$results/similarity.csv")" = 0 ]; }
ok "a copy of a wrong body is found, whatever its blanks, comments, names and types" copies
rights() { is 'long-1, long-2' state right "$results/similarity.csv" && ! grep book "$results/similarity.csv"; }
ok "a copy of an unusual right body is found, and what is like the book's is not listed" rights

# ---------------------------------------------------------------------------------------------------------------
# Canvas: names as in its archive, and its export of the gradebook.
empty
some > "$in/doejane_4101_90001_submission.nw"
some > "$in/mllerjrg_LATE_4102_90002_submission-1.nw"
some > "$in/roemax_4103_90003_a.nw"; wrong 'db2[0] = 0;' > "$in/roemax_4103_90004_b.nw"
some > "$in/strangersam_4999_90005_nn2.nw"
echo > "$in/lateann_4105_90006_homework.zip"
canvas() { printf '\357\273\277Student,ID,SIS User ID,SIS Login ID,Section,Homework 3 (4711),"Total, final (1)"\r\n'
    printf '    Points Possible,,,,,100.00,(read only)\r\n'
    printf '"Doe, Jane",4101,s1,jane@uni.example,"Sec ""A""",,12.5\r\n"Müller, Jörg",4102,s2,mueller,Sec A,,1\r\n"Roe, Max",4103,s3,roe,Sec A,7,\r\n'
    printf '"Absent, Ann",4104,s4,ann,Sec A,,\r\n"Late, Ann",4105,s5,late,Sec A,EX,\r\n"Student, Test",4106,,x,Sec A,,'; }
canvas > "$results/roster.csv"
echo 'column = Homework 3 (4711)' > "$results/assignment.txt"
joined() { grade && is 'Doe, Jane' total 4 && is 'Doe, Jane' id 4101 && is 'Doe, Jane' e-mail jane@uni.example && is 'Müller, Jörg' total 4 &&
    is 'Absent, Ann' remarks 'nothing handed in' && is 'Late, Ann' remarks 'handed in something else: lateann_4105_90006_homework.zip' &&
    said 'roster: strangersam_4999_90005_nn2.nw' && is 'Roe, Max' total 'NOT GRADED' && said 'handed in twice by Roe, Max' &&
    ! grep -q 'Student, Test' "$results/gradebook.csv" && grep -q 'Absent, Ann' "$results/class.html"; }
ok "Canvas: the roster joins names to submissions" joined
canvas | sed '3s/"Sec ""A""",,/"Sec ""A""",4,/; 4s/Sec A,,/Sec A,4,/' > "$work/expected"
ok "Canvas: the roster comes back byte for byte, with the points" cmp "$work/expected" "$results/canvas.csv"
read_canvas() { is 'Doe, Jane' 'Homework 3 (4711)' 4 "$results/canvas.csv" && is 'Roe, Max' 'Homework 3 (4711)' 7 "$results/canvas.csv"; }
ok "Canvas: as a parser of CSV reads it" read_canvas
canvas_late() { touch -d '2026-11-01 12:00' "$in"/mller*; touch -d '2026-12-01 12:00' "$in"/doe*
    printf 'deadline = 2026-11-30 23:59\ncolumn = Homework 3 (4711)\n' > "$results/assignment.txt"
    grade && said 'Canvas calls mllerjrg_LATE_4102_90002_submission-1.nw late' && said 'Canvas does not call doejane'; }
ok "Canvas: a contradiction of times is told" canvas_late
ok "Canvas: a column that is not there" sh -c 'echo "column = Homework" > "$0/assignment.txt"; ! sh build/course/report.sh build/course "$0" 2> "$1" && grep "assignment.txt:1: the roster has no column" "$1"' "$results" "$work/said"
ok "Canvas: feedback is named as the submission was" [ -f "$results/feedback/doejane_4101_90001_submission.nw/report.html" ]

# Moodle: a folder or a file for each, and the grading worksheet.
empty
mkdir "$in/Jane Doe_123456_assignsubmission_file_"; some > "$in/Jane Doe_123456_assignsubmission_file_/nn2.nw"
some > "$in/Jörg Müller_123457_assignsubmission_file_submission.nw"
moodle() { printf 'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"\n'
    printf '"Participant 123456","Jane Doe",jane@uni.example,"Submitted for grading - ",,100.00,Yes,"Tuesday, 1 December 2026, 11:43 PM",-,""\n'
    printf '"Participant 123457","Jörg Müller",joerg@uni.example,"Submitted for grading - ",,100.00,Yes,"Monday, 30 November 2026, 23:59",-,"two\nlines"\n'
    printf '"Participant 123458","Ann Absent",ann@uni.example,"No submission - ",,100.00,Yes,-,-,\n'; }
mkdir "$in/Jane Doe_123456_assignsubmission_onlinetext_"; echo > "$in/Jane Doe_123456_assignsubmission_onlinetext_/onlinetext.html"
moodle > "$results/roster.csv"
printf 'deadline = 2026-11-30 23:59\na day late costs = 50\n' > "$results/assignment.txt"
moodled() { grade && is 'Jane Doe' total 2 && is 'Jane Doe' 'handed in' '2026-12-01 23:43' && is 'Jörg Müller' total 4 && is 'Jörg Müller' 'days late' 0 &&
    is 'Ann Absent' remarks 'nothing handed in' && ! said 'on no line' && said 'onlinetext_ was passed over'; }
ok "Moodle: the worksheet joins names to submissions, and has their times" moodled
moodle | sed 's/\(123456.*grading - ",\),/\12,/; s/\(123457.*grading - ",\),/\14,/' > "$work/expected"
ok "Moodle: the worksheet comes back byte for byte, with the points" cmp "$work/expected" "$results/moodle.csv"
ok "Moodle: feedback lies in the folders that Moodle named" [ -f "$results/feedback/Jane Doe_123456_assignsubmission_file_/report.html" ]
foreign() { moodle | sed 's/Monday, 30 November 2026, 23:59/lundi 30 novembre 2026/' > "$results/roster.csv"; report && said 'is no time that the grader can read'; }
ok "Moodle: a time that cannot be read is told" foreign

# A plain list, beside the submissions; and one that is none.
plain() { rm "$results/roster.csv"; empty; some > "$in/jane.nw"; some > "$in/7.nw"; printf 'id,name,e-mail\n7,Max Roe,max@uni.example\n8,Jane Doe,jane@uni.example\n9,Ann,ann@uni.example\n' > "$results/roster.csv"
    : > "$results/assignment.txt"; grade && is 'Max Roe' total 4 && is 'Jane Doe' total 4 && is Ann remarks 'nothing handed in' && ! said passed; }
ok "a plain roster will do" plain
by_id() { printf "${head}9,db2,3,on paper\nJane Doe,db2,1,x\n" > "$results/marks.csv"; report && is Ann total 3 && is 'Jane Doe' total 1; }
ok "marks by hand know people by what the roster has" by_id
cases() { rm "$results/roster.csv"; some > "$in/Jane.nw"; some > "$in/a b.nw"; some > "$in/a=20b.nw"; : > "$results/marks.csv"; grade && printf "${head}Jane,db2,1,x\njane,db2,2,x\na b,db2,3,x\n" > "$results/marks.csv" &&
    report && is Jane total 1 && is jane total 2 && is 'a=20b' total 4 && is 'a b' total 3; }
ok "marks by hand tell Jane from jane" cases
either() { printf "${head}a=20b,db2,3,x\n" > "$results/marks.csv"; report && return 1; grep "there are several students called 'a=20b'" "$work/said"; }
ok "a name that is another's id is neither" either
: > "$results/marks.csv"
pages() { some > "$in/p.nw"; some > "$in/p.nw.nw"; mkdir -p "$in/p.nw.html"; some > "$in/p.nw.html/x.nw"; grade &&
    for e in p.nw p.nw.nw p.nw.html; do [ -s "$results/feedback/$e/report.html" ] || return 1; done; }
ok "no page takes the place of another" pages
many() { mkdir -p "$in/many"; for i in 1 2 3 4 5 6 7 8 9; do some > "$in/many/$i.nw"; done; grade; said 'there are 9 sources in it'; }
ok "a folder with very many sources" many
no "a roster of another kind" sh -c 'echo a,b,c > "$0/roster.csv"; sh build/course/report.sh build/course "$0"' "$results"
