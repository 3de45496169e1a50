# The loom's rules. Each is broken on purpose, in one place of a copy of a small book, tests/specimen, and the message
# must name that place. Then come the rules that only the real book can break, those of its course.
. tests/lib.sh
cd "$work" || exit 1
PATH=$PATH:/usr/lib/noweb:/usr/local/lib/noweb
loom=$top/build/loom layout=$LAYOUT; unset LAYOUT
cp -r "$top/tests/specimen" m && make -s -C m MAKING="$top/making" RULES= html build/figures/steps.pdf build/flags || exit 1
cp m/build/ledger.tsv .
account=$work/ledger.tsv nw=$top/tests/specimen/specimen.nw broken=specimen.nw all=specimen.nw rules=
: > provoked

# ---------------------------------------------------------------------------------------------------------------
# Places in the source. They are looked up in the ledger, so that they are right however the book changes.

# next_line N PATTERN   the first line after line N of the source $nw that matches
next_line() { awk -v n="$1" -v p="$2" 'NR > n && $0 ~ p { print NR; exit }' "$nw"; }

# The pair that is broken is the first, which shows a value. The one after it, and the last.
isfirst='$1 == "pair"'
pair=$(field line "$isfirst") equation=$(field equations "$isfirst") chunk=$(field chunks "$isfirst")
topic=$(field tests "$isfirst") symbol=$(field value "$isfirst")
after=$(field line '$1 == "pair" && field("line") + 0 > '"$pair")
last_pair=$(ledger '$1 == "pair" { n = field("line") } END { print n }')
# Its equation, its chunk and the chunk's last line, where the chunk is used, and its quantity's name in C.
formula=$(field line '$2 == "'"$equation"'"')
ischunk='$1 == "chunk" && field("name") == "'$chunk'"'
code=$(field line "$ischunk")
code_end=$((code + $(field lines "$ischunk")))
used=$(awk -v name="<<$chunk>>" '{ t = $0; gsub(/^[ \t]+|[ \t]+$/, "", t) } t == name { print NR; exit }' "$nw")
in_c=$(field c '$1 == "symbol" && field("id") == "'"$symbol"'"')
# The chapter with that pair in it.
chapter=$(ledger '$1 == "chapter" && field("line") + 0 < p { n = field("line") } END { print n }' -v p="$pair")
# A growing list; the notation table.
list=$(field name '$1 == "list"')
table=$(next_line 0 '^~~~ *{[.]notation}')

# ---------------------------------------------------------------------------------------------------------------
# How the source is broken: both write m/$broken, from $nw.

# change SED...   by commands of sed
change() { sed "$@" "$nw" > "m/$broken"; }
# insert N TEXT   by lines after line N; here $chapter + 2 is the first of TEXT after a heading and an empty line
insert() { { head -n "$1" "$nw"; printf '%s\n' "$2"; tail -n "+$(($1 + 1))" "$nw"; } > "m/$broken"; }
# breaking SOURCE   from now on that one of the real book is broken; the one before is whole again
breaking() { cp "$nw" "m/$broken"; broken=$1 nw=$top/$1; }
# add TEXT   by lines of prose, or anything, at the beginning of the chapter
add() { insert "$chapter" "
$1"; }

# ---------------------------------------------------------------------------------------------------------------
# What must happen.

tangle() { ( cd m && LOOM=$loom RULES=$rules sh "$loom/tangle.sh" b $all ); }
build() { ( cd m && LOOM=$loom RULES=$rules sh "$loom/tangle.sh" build $all ); }
weave() { build && ( cd m && sh "$loom/weave.sh" book "$1" ); }

# complained STATUS LINE WORDS   it failed, said so with the line, or a place, and said nothing that is not for the author
complained() {
    cat said
    [ "$1" != 0 ] || { echo "nothing was found wrong"; return 1; }
    case $2 in *:*) place=$2 ;; *) place=$broken:$2 ;; esac
    grep "^$place:" said | grep -qF -e "$3" || { echo "expected: $place: ... $3"; return 1; }
    ! grep -vE '^[a-z0-9/-]+\.nw:[0-9]+:' said || { echo "that is not a message with a line of the source"; return 1; }
}
# breaks WHAT LINE WORDS [COMMAND...]   the command, tangle if none is given, complains of m/$broken
breaks() {
    what=$1 line=$2 words=$3; shift 3; [ $# -gt 0 ] || set -- tangle
    printf '%s\n' "$words" >> provoked
    "$@" > said 2>&1; status=$?
    ok "$what" complained "$status" "$line" "$words"
}

# ---------------------------------------------------------------------------------------------------------------
change ''
ok "the source as it is: it tangles" tangle
ok "the source as it is: it is woven" weave html

# The file itself.
printf '\357\273\277' | cat - "$nw" > "m/$broken"
breaks "a byte order mark" 1 "byte order mark"
change "$pair s/\$/$(printf '\r')/"
breaks "CRLF" "$pair" "CRLF"
add "Shift a << b."
breaks "<< in prose" $((chapter + 2)) "in prose begins a chunk"

# Directives, chapters, labels.
add "%% lists: add a word to nothing"
breaks "a directive that is unknown" $((chapter + 2)) "the loom knows no directive"
add "%% Sub-title: something"
breaks "a directive that is misspelt" $((chapter + 2)) "the loom knows no directive 'Sub-title:'"
add "%% list: add a word to nothing"
breaks "a growing list that never begins" $((chapter + 2)) "is declared, but never begun"
add "%% volume: Too Many Words"
breaks "a volume without a name for its files" $((chapter + 2)) "a volume has a short name and a name for its files"
change '/^%% title:/ d'
breaks "a volume without a title" "$(next_line 0 '^%% volume:')" "this volume has no title"
change '/^%% volume:/ d'
breaks "what is told of no volume" "$(next_line 0 '^%% title:' | awk '{ print $1 - 1 }')" "there is no volume yet to which this belongs"
breaks "a chapter of no volume" "$(next_line 0 '^# ' | awk '{ print $1 - 1 }')" "a chapter belongs to a volume"
change '/^%% ornament:/ s/eq:.*/eq:nosuch/'
breaks "an ornament that is not there" "$(next_line 0 '^%% ornament:')" "there is no such equation"
add "# A chapter without a label"
breaks "a chapter without a label" $((chapter + 2)) "a chapter needs a label"
change "$formula s/{#eq:[^ }]*/{#eq:with_bar/"
breaks "a label that cannot be linked to" "$formula" "cannot be linked to"
change "$after,\$ s/{#eq:[^}]*}/{#$equation}/"
breaks "a label given twice" "$(next_line "$after" '{#eq:')" " is already the label of "

# What is hidden from students.
insert "$(awk 'END { print NR }' "$nw")" "
%% hidden"
breaks "hidden text that never ends" "$(awk 'END { print NR + 2 }' "$nw")" "what is hidden from here on never ends"
add "%% end hidden"
breaks "an end of hidden text without a beginning" $((chapter + 2)) "nothing is hidden here; take this line out"
add "%% instead: something"
breaks "a line for students where nothing is hidden" $((chapter + 2)) "nothing is hidden here that this could replace"
add "%% hidden
%% hidden
%% end hidden"
breaks "hidden text within hidden text" $((chapter + 3)) "has not ended"
# Pairs.
add "\$\$ 1 = 1 \$\$ {#eq:alone}"
breaks "a numbered equation without a pair" $((chapter + 2)) "has a number but no code"
change "$formula s/ *{#eq:[^}]*}//"
breaks "a pair without a numbered equation" "$pair" "this pair has no numbered equation"
add "::: {.pair .plain tests=\"$topic\"}
\$\$ 1 = 1 \$\$ {#eq:alone}
:::"
breaks "a pair without code" $((chapter + 2)) "this pair has no chunk of code"
change "$pair s/ tests=\"[^\"]*\"//"
breaks "a pair without a test" "$pair" "this pair has no test"
change "$pair s/tests=\"/&no-such-topic /"
breaks "a pair whose test does not exist" "$pair" "no test has the topic"
change "$pair s/[.]plain/.stage/"
breaks "a pair of the wrong version" "$pair" "the pair says ."
change "$pair s/[.]plain//"
breaks "a pair that does not say its version" "$pair" "the pair does not say its version"
change "$code s/<<.*>>/<<$list>>/"
breaks "a pair with a growing list" "$pair" "is a growing list"
change "$(next_line "$pair" '^::: *$') d"
breaks "a pair that does not end before the next" $((after - 1)) "a pair begins inside the pair of "
change "$(next_line "$last_pair" '^::: *$') d"
breaks "a pair that never ends" "$last_pair" " that begins here never ends; close it with :::"

insert "$(awk 'END { print NR }' "$nw")" "
::: {.aside}"
breaks "a division that never ends" "$(awk 'END { print NR + 2 }' "$nw")" " that begins here never ends; close it with :::"
add ":::"
breaks "an end of nothing" $((chapter + 2)) "closes nothing"
change "$pair s/ value=\"[^\"]*\"//"
breaks "a pair that shows no value, though its version asks for one" "$pair" " shows no value"
change "$pair s/tests=\"\([^\"]*\)\"/tests=\1/"
breaks "a pair whose attributes are not quoted" "$pair" "the attributes of this division cannot be read"

# Exercises, terms, sources.
change "$formula s/\\({#eq:[^ }]*\\)[^}]*}/\\1}/"
breaks "an equation without a name" "$formula" "has no name; say after the label what it is"
add "::: {.exercise #ex:alone}
::: {.solution}
:::
:::"
breaks "an exercise that does not say its kind" $((chapter + 2)) "an exercise needs a label and a kind"
add "::: {.solution}
:::"
breaks "a solution without an exercise" $((chapter + 2)) "this solution is outside an exercise"
add "::: {.exercise #ex:alone kind=\"paper\"}
Why?
:::"
breaks "an exercise without a solution" $((chapter + 2)) "this exercise has no solution"
add "See exercise \\exref{ex:no-such}."
breaks "a reference to no exercise" $((chapter + 2)) "there is no such exercise"
add "This is a \\term{whatnot}, and that is a \\term{whatnot}."
breaks "a term that is introduced twice" $((chapter + 2)) " is introduced in "
add "This is a \\term{what
not}."
breaks "a term that is broken over two lines" $((chapter + 2)) "a term must not go on in the next line"
add "This is a mark.\\ix{whatnot}"
breaks "a mark of a term that is introduced nowhere" $((chapter + 2)) "' is introduced nowhere"
add "So says @nobody1999."
breaks "a source that is not in the bibliography" $((chapter + 2)) ": the bibliography has no such source"
bib=$(next_line 0 '^@article{')
insert "$bib" "author = {Nobody},
title = {Nothing}
}
@book{nobody1999,"
breaks "a source that nobody cites" $((bib + 4)) "nobody cites the source "

# Equation and code.
change "$code,$code_end s/\\<$in_c\\>/other/g"
breaks "a quantity that is not in the code" "$formula" "' in C, but '"
change -e "$code,$code_end s/\\<$in_c\\>/other/g" -e "$code_end s|\$| // $in_c|"
breaks "a quantity that is only in a // comment" "$formula" "' in C, but '"
change -e "$code,$code_end s/\\<$in_c\\>/other/g" -e "$code_end s|\$| /* $in_c */|"
breaks "a quantity that is only in a /* comment */" "$formula" "' in C, but '"
change -e "$code,$code_end s/\\<$in_c\\>/other/g" -e "$code_end s|\$| say(\"$in_c\");|"
breaks "a quantity that is only in a string" "$formula" "' in C, but '"
change "$formula s/= /= \\\\xi /"
breaks "a numbered equation with an unknown symbol" "$formula" ", which is not in the notation table"
add "\$\$ \\xi = 1 \$\$"
breaks "a displayed formula with an unknown symbol" $((chapter + 2)) ", which is not in the notation table"
add "Here stands \$\\aleph\$ in a sentence."
breaks "a formula in a sentence with an unknown symbol" $((chapter + 2)) ", which is not in the notation table"
insert "$table" "xi | quantity | \\xi"
breaks "a row of the notation table that is too short" $((table + 1)) "this row of the notation table does not read"
change "$((table + 1)) { p
}"
breaks "a symbol that is in the notation table twice" $((table + 2)) " is already in "
add "\$\$ 1 = 1

and so on."
breaks "a display that does not end before the next" $((chapter + 2)) "the displayed equation that begins here never ends"
insert "$(awk 'END { print NR }' "$nw")" "
\$\$ 1 = 1"
breaks "a display that never ends" "$(awk 'END { print NR + 2 }' "$nw")" "the displayed equation that begins here never ends"

# References.
add "See \\eqref{eq:no-such}."
breaks "a reference to no equation" $((chapter + 2)) "there is no such equation"
change "$code_end s|\$| /* \\\\eqref{eq:no-such} */|"
breaks "a reference to no equation, in code" "$code_end" "there is no such equation"
add "See \\figref{fig:no-such}."
breaks "a reference to no figure" $((chapter + 2)) "there is no such figure"
add "See \\chref{ch:no-such}."
breaks "a reference to no chapter" $((chapter + 2)) ", or mend the name"
add "See \$\\q{nosuch}\$."
breaks "a reference to no symbol" $((chapter + 2)) "the notation table has no such symbol"
add "It is \$\$ 1 = 2 \$\$ within."
breaks "a display within a line" $((chapter + 2)) "a displayed equation begins at the beginning of a line"
add "It is \$x
= y\$."
breaks "a formula in two lines" $((chapter + 2)) "a formula begins or ends in this line"
add "See [[<<compute no such thing>>]]."
breaks "a reference to no chunk" $((chapter + 2)) "but no chunk has that name"

# Chunks.
change "$used s/>>/ again>>/"
breaks "a chunk that is defined nowhere" "$used" "is used here and defined nowhere"
add "Words.

<<$chunk again>>=
int again;
@"
breaks "a chunk that is never used" $((chapter + 4)) "is never used"
add "Words.

<<$chunk>>=
int again;
@"
breaks "a chunk that is defined twice" $((code + 6)) "is already defined in "
add "Words.

<<$chunk once>>=
int again;
@

<<$chunk twice>>=
int again;
@"
breaks "a chunk without a word before it" $((chapter + 8)) "follows the chunk above without a word"
insert "$code" "$(yes '    ;' | head -n 25)"
breaks "a chunk of more than 25 lines" "$code" "25 are the most"
change "s/<<$chunk>>/<<Again $chunk>>/"
breaks "a chunk's name with a capital letter" "$code" "a chunk's name has three to eight words"
change "s/<<$chunk>>/<<${chunk%% *} it>>/"
breaks "a chunk's name of two words" "$code" "a chunk's name has three to eight words"
change "s/<<$chunk>>/<<zz$chunk>>/"
breaks "a chunk's name without a verb" "$code" "a chunk's name starts with a verb"
add "Words.

<<$(echo "$chunk" | sed 's/ \([^ ]*\)$/-\1/')>>=
int again;
@"
breaks "two chunks with the same link" $((code + 6)) "would share one link"
change "$((code + 1)) s|\$| /* $(yes - | head -n 60 | tr -d '\n') */|"
breaks "a line of code that is too wide" $((code + 1)) " columns and "
change "$used s/\$/;/"
breaks "a reference to a chunk with more on its line" "$used" "must be alone on its line"

change "$code_end s/\$/\\
<<$chunk>>/"
breaks "a chunk that uses itself" "$code" "uses itself"
echo 'Nothing but prose.' > m/specimen.nw
breaks "a source without a file to make" 1 "there is nothing to make"

# Numbers.
add "| a | 0.5 |"
breaks "a number typed into a table" $((chapter + 2)) "is typed; let the program compute it"
add "It is 0.1234 now."
breaks "a number typed into prose" $((chapter + 2)) "is typed; let the program compute it"

# ---------------------------------------------------------------------------------------------------------------
# What only the weave can see.
add "It is \\val{nosuch} now."
breaks "a reference to no value" $((chapter + 2)) "no table of numbers has such a value" weave html
add "It is \\val{$symbol[99]} now."
breaks "a reference to no entry of a value" $((chapter + 2)) "no table of numbers has such a value" weave html
change "$pair s/value=\"[^\"]*\"/value=\"no.$symbol\"/"
breaks "a pair with a value that is not printed" "$pair" "no table of numbers has such a value" weave html
change "$pair s/value=\"[^\"]*\"/value=\"nosuch\"/"
breaks "a pair with a value that has no symbol" "$pair" "the notation table has no symbol" weave html
add "See \\figref{fig:nosuch}.

![No picture.](figures/nosuch.svg){#fig:nosuch}"
breaks "a figure that is not there" $((chapter + 4)) "there is no figure " weave html
# The appendix of a chapter.
appendix=$(next_line 0 '^## .*{[.]appendix says=')
change "$appendix s/ says=\"[^\"]*\"//"
breaks "an appendix that does not say what is in it" "$appendix" "is an appendix; write says=" weave html
step=$(next_line 0 '^## ')
change "$step s/\$/ {.appendix says=\"the step\"}/"
breaks "a pair in an appendix" "$step" "is an appendix, and has a pair" weave html

# What runs at the end of a chapter.
runs=$(next_line "$chapter" '^~~~ *{[.]runs}')
change "$runs,$((runs + 2)) d"
breaks "a chapter with code at whose end nothing runs" "$chapter" "this chapter adds to the program, and nothing runs at its end" weave html
change "$((runs + 1)) s/\$/ | tac/"
breaks "a command that was not run" $((runs + 1)) "is not in build/transcript" weave html
change "$runs s/{.runs}/{.runs from=\"no such line\"}/"
breaks "output from a line that is not printed" "$runs" "prints no line that begins with" weave html
transcript() { build && ( cd m && sh "$loom/transcript.sh" build ); }
same_session() { transcript | cmp - m/build/transcript; }
change "$((runs + 1)) s/.*/build\/bin\/nosuch/"
breaks "a command that fails" $((runs + 1)) "'build/bin/nosuch' fails; mend it" transcript
change "$((runs + 1)) s/.*/true/"
breaks "a command that prints nothing" $((runs + 1)) "'true' prints nothing" transcript
change ''
ok "the source as it is: the commands are run, and print what is shown" same_session
add "It is \$\\frac{1}\$ now."
breaks "bad mathematics" $((chapter + 2)) "bad mathematics" weave html
add "It is \$\\q{$symbol} + \\frac{1}\$ now."
breaks "bad mathematics after a quantity" $((chapter + 2)) "bad mathematics" weave html
add "It is \$\\frac{1}{2}\$ first.

It is \$\\frac{1}\$ now."
breaks "bad mathematics that begins like good" $((chapter + 4)) "bad mathematics" weave html
change "$formula s/= /= \\\\right /"
breaks "bad mathematics in a numbered equation" "$formula" "bad mathematics" weave html
add 'It is $\text{\KaTeX}$ now.'
breaks "mathematics that TeX does not know" $((chapter + 2)) "LaTeX" weave pdf

# All equations of a part.
labels=$(ledger '$1 == "equation" { printf "%s ", field("label") }') part=$(field part '$1 == "chapter" && field("line") + 0 == '"$chapter")
list_all() { add "~~~ {.equations part=\"$1\"}
Everything

$2
~~~"; }
list_all "$part" "$labels"
all_listed() { weave html && [ "$(grep -o 'class="row"' m/build/newton.html | wc -l)" = "$(echo "$labels" | wc -w)" ] && ! grep -q '\.at place' m/build/newton.html; }
ok "all equations of a part are set, under the title typed" all_listed
list_all "$part" "$labels eq:nosuch"
breaks "an equation in the list of a part that is not there" $((chapter + 5)) "all equations of a part: there is no" weave html
list_all "$part" "${labels#"$equation" }"
breaks "an equation that is missing in the list of its part" $((formula + 6)) "is not among all equations of part" weave html
list_all "No such part" "$labels"
breaks "a list of all equations of no part" $((chapter + 2)) "no equation is in a part" weave html

# A chapter for noweave: its prose is nothing LaTeX knows.
beside() { build && ( cd m && sh "$loom/beside.sh" ch:method pdf ); }
breaks "mathematics that noweave's LaTeX does not know" 1 "what noweave wove could not be typeset" beside
add 'See [there](#nowhere).'
breaks "a link to nothing on paper" $((chapter + 2)) "a link leads nowhere" weave pdf

# ---------------------------------------------------------------------------------------------------------------
# The proofs, each reduced to what is broken.

# The test of the one pair, when its chunk is emptied.
emptied() {
    build && ( cd m && gawk -v p="$pair" -f "$loom/fields.awk" -e 'BEGIN { while ((getline line < "build/ledger.tsv") > 0 && line ~ /^fields/) print line }
        $1 != "pair" || field("line") == p' build/ledger.tsv > one && mv one build/ledger.tsv
    sh "$loom/emptied.sh" build > log || exit 2
    sed 's/^not ok - //' log; ! grep -q '^not ok' log )
}
change ''
ok "the source as it is: the test of a pair fails with its chunk emptied" emptied
change "$pair s/tests=\"[^\"]*\"/tests=\"error\"/"
breaks "a pair whose test passes with its chunk emptied" "$pair" "passes with <<" emptied
change -e "$code_end s/\$/ int set_here = 0;/" -e "$used s/\$/\\
    (void)set_here;/"
breaks "a pair whose chunk cannot be emptied" "$pair" "declare outside what it sets" emptied

# The source cut off after that pair's chapter, and before. Of the compiler's words only those with a place are read.
upto() {
    build && ( cd m && awk -F '\t' -v OFS='\t' -v c="$chapter" '$1 == "chapter" && $NF > c { $2 = "" } 1' build/ledger.tsv > one
    mv one build/ledger.tsv
    sh "$loom/upto.sh" build > log 2>&1
    grep '^specimen\.nw:[0-9]' log; ! grep '^not ok' log > /dev/null )
}
later_function=foreseen
later_header=examples/foreseen.h
later_chunk=$(ledger '$1 == "pair" && ++n == 2 { print field("chunks") }')
test_start=$(next_line "$chapter" '^START_TEST')
change ''
ok "the source as it is: cut off after a chapter it passes" upto
change "$code_end s/\$/ (void)sizeof \\&$later_function;/"
breaks "a chapter that uses a function of a later one" "$code_end" "$later_function" upto
insert "$used" "    <<$later_chunk>>"
breaks "a chapter that uses a chunk of a later one" $((used + 1)) "<<$later_chunk>>" upto
insert $((test_start + 1)) "#if !__has_include(\"${later_header##*/}\")
    ck_abort_msg(\"too early\");
#endif"
breaks "a chapter whose test passes only with a later one" $((test_start + 3)) "too early" upto

# The last chapter of a source counts as well, although no other follows.
printf '%s\n' '%% part: One | book' '# One {#ch:one}' '<<src/one.c>>=' 'int one;' '@' '# Two {#ch:two}' '<<src/two.c>>=' 'int two = "2";' '@' > m/specimen.nw
ends() { ( cd m && printf 'fields\tchapter\tlabel\tvolume\tsource\tline\nfields\tpair\tsource\nchapter\tch:one\tbook\tspecimen.nw\t2\n' > build/ledger.tsv &&
    printf 'chapter\tch:two\tbook\tspecimen.nw\t6\npair\tspecimen.nw\n' >> build/ledger.tsv &&
    sh "$loom/upto.sh" build > log 2>&1; grep '^specimen\.nw:8:.*int' log && grep '^ok - cut off after ch:one$' log && grep '^not ok - cut off after ch:two$' log ); }
ok "the last chapter of a source is cut off at its end" ends

# The test of the pair, when it is not in the logs.
ran() { echo "specimen.nw:1:P:another:test:0: Passed" | gawk -f "$loom/fields.awk" -f "$loom/ran.awk" "$account" -; }
ran > said
ok "a pair whose test did not run" grep -q "^not ok - specimen.nw:$pair: the test '$topic' of this pair did not run" said

# ---------------------------------------------------------------------------------------------------------------
# The real book: what the course adds.
account= all=$sources rules=$RULES LAYOUT=$layout; export LAYOUT
rm -r m; mkdir m && cp -a "$top/build" "$top/figures" "$top/data" "$top/making" m/
nw=$top/nn2.nw broken=nn2.nw
pair=$(field line '$1 == "pair"')
chapter=$(ledger '$1 == "chapter" && field("source") == "nn2.nw" && field("line") + 0 < p { n = field("line") } END { print n }' -v p="$pair")
change ''
ok "the book as it is: it tangles" tangle

first_chunk=$(field line '$1 == "chunk" && field("source") == "nn2.nw"')
theirs=$(field name '$1 == "chunk" && field("source") != "nn2.nw" && field("name") ~ / /')
insert "$first_chunk" "<<$theirs>>"
breaks "a chunk of another volume" $((first_chunk + 1)) "is in another volume; a file is made of"

add "%% exercise: nothing points=none"
breaks "a part of the course without points" $((chapter + 2)) "a part of the course needs points"
z1=$(next_line 0 '^%% exercise: z1 ')
change "$z1 s/W1/W9/"
breaks "a part of the course with an unknown quantity" "$z1" "no symbol of the notation table is called"
add "%% exercise: nothing points=1 sees=X gives=Z1"
breaks "an exercise without a chunk" $((chapter + 2)) "no chunk follows this exercise"
change "/^%% exercise: a1/ s/ a1/ z1/"
breaks "two parts of the course under one name" "$(next_line 0 '^%% exercise: a1')" " is already in "
change "/^%% exercise: a1/ s/points=6/points=5/"
breaks "points that do not sum to what the course says" "$(next_line 0 '^%% course:')" " points together, and this line says "
change "/^%% course:/ s/100/all/"
breaks "a sum of points that is no number" "$(next_line 0 '^%% course:')" "say what all parts are worth together"
part=$(next_line 0 '^%% exercise: ')
change "$part s/^/%% hidden\\
/"
breaks "a part of the course that is hidden" $((part + 1)) "a part of the course is hidden from "

# The bank of mistakes. The part whose right body is in the bank, and its first mistake with a line that is taken out.
a1=nn2.nw:$(next_line 0 '^%% exercise: a1 ')
breaking making/bank-forward.nw
mistake=$(next_line 0 '^~~~ .*mistake part="a1"')
change "$mistake s/part=\"a1\"/part=\"a9\"/"
breaks "a mistake of no part" "$mistake" "there is no part of the course named"
second=$(next_line "$mistake" '^~~~ .*mistake part="a1"')
change "$second s/name=\"[^\"]*\"/$(sed -n "${mistake}s/.*\\(name=\"[^\"]*\"\\).*/\\1/p" "$nw")/"
breaks "two mistakes of a part under one name" "$second" " has this block already, in "
change "$mistake s/ name=\"[^\"]*\"//"
breaks "a mistake without a name" "$mistake" "a mistake needs a name"
change "$mistake s/}/ keeps=\"most\"}/"
breaks "a mistake that keeps no share of the points" "$mistake" "is not a share of the points"
property=$(next_line 0 '^~~~ .*property part="a1"')
change "$property s/ least=/ fewest=/"
breaks "a property of no kind" "$property" "a property is one of sums, least and most"
change "$property s/ least=\"0\"/ least=\"nothing\"/"
breaks "a property without a number" "$property" "a property is one of sums, least and most"
change "$mistake,$second { /^[?]/ d
}"
breaks "a mistake without a question" "$mistake" "this mistake has no question"
change "$mistake,$second { /^[-+]/ d
}"
breaks "a mistake without a difference" "$mistake" "this mistake changes nothing"
change "$((mistake + 1)) s/^?/*/"
breaks "a line of a mistake without a sign" $((mistake + 1)) "a line of a mistake begins with"
minus=$(next_line "$mistake" '^- ')
change "$minus s/A1/B1/"
breaks "a line taken out that is not in the right body" "$minus" "in the right body of the part"
again=$(next_line "$(next_line 0 '^~~~ .*right part="a1"')" 'A1[[]k[]] =')
change "$again p"
breaks "a line taken out that is twice in the right body" $((minus + 1)) "this line is twice in the right body"
change "$(next_line "$mistake" '^~~~$') d"
breaks "a mistake that does not end before the next" $((second - 1)) " has not ended; close it with ~~~"
hints=$(next_line 0 '^~~~ .*hints part="a1"')
change "$hints,$(next_line "$hints" '^~~~$') d"
breaks "a part without hints" "$a1" "the bank has no hints for the part "
change "/^~~~ .*mistake part=\"a1\"/,/^~~~\$/ d"
breaks "a part with no mistakes" "$a1" "; four are the least"
breaking nn2.nw

# The notes about what is hidden leave no trace in the book, and the student's edition has only references that lead somewhere.
no_trace() {
    change "s/^%% \\(end hidden\\|hidden\\|instead:.*\\)\$/%%/"
    grep -q '^%%$' m/nn2.nw && weave html > /dev/null && cp m/build/nn2.html without &&
        change '' && weave html > /dev/null && cmp without m/build/nn2.html
}
ok "the notes about what is hidden leave no trace in the book" no_trace
figure=$(field label '$1 == "figure"')
student() { tangle && ( cd m && gawk -f b/loom/fields.awk -f b/course/student.awk b/ledger.tsv nn2.nw | sed "s/{#$figure/{#fig:lost/" > s &&
    mv s nn2.nw && markup -t nn2.nw | gawk -v edition=student -f b/loom/ledger.awk -f b/loom/formula.awk -f b/course/ledger.awk > /dev/null ); }
change ''
referring=$(gawk -f "$top/build/loom/fields.awk" -f "$top/build/course/student.awk" "$top/build/ledger.tsv" "$nw" | grep -n "figref{$figure}" | cut -d: -f1 | head -n 1)
breaks "the student's edition with a reference to nothing" "$referring" "there is no such figure" student


# A file whose root has been renamed goes, in each folder that the tangle fills; what others have put there stays.
tidies() { ( cd m && touch b/course/other &&
    for f in course/report.css examples/own.c loom/ran.awk; do [ -e "b/$f" ] || exit 1; done
    for f in nn2.nw making/reports.nw making/proofs.nw; do
        sed 's/^<<course\/report\.css>>=/<<course\/look.css>>=/; s/^<<examples\/own\.c>>=/<<examples\/mine.c>>=/; s/^<<loom\/ran\.awk>>=/<<loom\/run.awk>>=/' "$top/$f" > $f
    done ) && tangle &&
    ( cd m/b && [ -e course/other ] && [ -e course/look.css ] && [ -e line/examples/mine.c ] && [ -e loom/run.awk ] &&
      for f in course/report.css examples/own.c line/examples/own.c proof/examples/own.c loom/ran.awk; do [ ! -e "$f" ] || exit 1; done ); }
change ''; tangle
ok "a file whose chunk is gone is removed, in every folder" tidies

# Each complaint the loom can make was provoked by one of the tests above.
all_provoked() {
    for f in loom/ledger.awk course/ledger.awk loom/book.lua course/book.lua; do cat "$top/build/$f"; done |
    awk 'NR == FNR { words[$0]; next } { code = code $0 "\n" }
        END { gsub(/" *\\\n *"/, "", code); n = split(code, call, /[^a-z_]complain\(/)
            for (i = 2; i <= n; i++) {
                found = call[i] ~ /^(n|place), message/    # the definition, not a call
                call[i] = substr(call[i], 1, 400)
                for (w in words) if (w != "" && index(call[i], w)) found = 1
                if (!found) { print "never provoked: " substr(call[i], 1, 150); bad = 1 }
            }
            exit bad }' provoked -
}
ok "every complaint of the loom has its test" all_provoked
