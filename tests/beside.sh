# A chapter of the small book woven by noweave, beside ours: it is that chapter, as noweave makes it, and the page needs no TeX.
. tests/lib.sh
PATH=$PATH:/usr/lib/noweb:/usr/local/lib/noweb
small=build/specimen beside=$small/build/weave/beside account=$top/build/specimen/build/ledger.tsv

# What noweave was given has the book's code, and nothing of the loom's own is left in it.
same_code() {
    markup -t $small/specimen.nw > "$work/stream"; ( cd "$work" && mkdir -p tests && mnt tests/test_step.c < stream )
    notangle '-R[[tests/test_step.c]]' $beside/chapter.nw | diff - "$work/tests/test_step.c"
}
ok "noweave was given the code of the book" same_code
ok "and no macro of the loom" sh -c "! grep -nE '\\\\(q|val|term|ix|[a-z]+ref)[[{]|\{#' $beside/chapter.md"
ok "and no fence, no comment" sh -c "! grep -n '^:::\|^%%' $beside/chapter.md"
value=$(awk -F '\t' '$1 == "x" { print $4 }' $small/build/values.tsv)
ok "but the value that was computed" grep -q "^$value it is the number below" $beside/chapter.md
n=$(field number '$1 == "equation" && field("label") == "eq:step"')
ok "and the number of the equation" grep -qF "\\qquad ($n) \$\$" $beside/chapter.md

# The page: the frame holds all of it.
sed -n '/ srcdoc="/,/"><\/iframe>/p' build/nn2-making.html | tr '\n' '\f' |
    sed 's/.* srcdoc="//; s/"><\/iframe>.*//; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g' | tr '\f' '\n' > "$work/frame"
ok "the frame on the page holds all that noweave made" test "$(cat "$work/frame")" = "$(cat $beside/chapter.html)"
ok "it has a title, and no rights" grep -q '<iframe sandbox title="[^"]\{20,\}"' build/nn2-making.html

# The paper: one page is turned, it shows the beginning of our chapter, and reads as a description.
page=$(cat $beside/number)
ok "our page is the one on which the chapter begins" sh -c \
    "pdftotext -f $page -l $page $beside/ours.pdf - | grep -qx -e 'Halving the error' -e '[0-9]* *Halving the error'"
turned=$(pdfinfo -l 9999 build/nn2-making.pdf | awk '/ rot: / && $NF == 90 { print $2 }')
pdftotext -f "${turned:-1}" -l "${turned:-1}" build/nn2-making.pdf "$work/turned"
ok "one page of the paper is turned" test "$(echo "$turned" | wc -w)" = 1
ok "to a program that reads it is a description" sh -c \
    "grep -q 'A picture of two pages' '$work/turned' && ! grep -q 'one of the rectangle\|sides' '$work/turned'"

# Without TeX.
mkdir "$work/shim" "$work/m"
for p in tex latex pdflatex lualatex latexmk texlua; do printf '#!/bin/sh\necho "%s was run" >&2; exit 1\n' $p > "$work/shim/$p"; done
chmod +x "$work"/shim/*
cp -a build nn2.nw making figures "$work/m" && cd "$work/m" && rm build/nn2-making.html
ok "the page is made without TeX" env "PATH=$work/shim:$PATH" sh build/loom/weave.sh making html
no "the paper is not" env "PATH=$work/shim:$PATH" sh build/loom/weave.sh making pdf
