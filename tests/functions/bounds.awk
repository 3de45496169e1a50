# usage: awk -f bounds.awk bounds.tsv     lines of a table for the bounds that are proved: the 64ths of a unit that are
# lost before the last rounding, the largest error, and that of a result below the normal numbers, rounded up.
function up(units) { return sprintf("%.2f", int(100 * units + 0.999999) / 100) }
{ print "proved-" $1 "\t1\t3\t" $2 "\t" up(0.5 + $2 / 64) "\t" up(0.5 + (0.5 + $2 / 64) / 2) }
