# The pages in a real browser: layout at several widths, keyboard, screen readers' view, paper, without scripts, and all
# that the pages' own script does. The tests are in tests/browser/.
. tests/lib.sh
timeout 600 node tests/browser/run.mjs || [ $? = 3 ] || echo "not ok - the tests in the browser ended before their end"
