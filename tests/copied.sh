# What is copied from an equation: its text for numpy finds what the C of the library finds, and its text for sympy proves
# what the book derives. The texts are those in the page.
. tests/lib.sh
${CC:-gcc} -std=c11 -O1 -ffp-contract=off -shared -fPIC -Ibuild/include -Ibuild/src build/src/*.c -lm -o "$work/library.so" || echo "not ok - the library as one file"
# (The python of the packages that make deps-check installs, whatever other there may be.)
for program in run prove; do
    /usr/bin/python3 -I -B tests/copied/$program.py build/nn2.html "$work/library.so" || echo "not ok - copied/$program.py ended before its end"
done
