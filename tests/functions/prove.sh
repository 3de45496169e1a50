# usage: sh prove.sh functions.h double|single BOUND    proves with Sollya and Gappa that exponential() loses no more
# than BOUND 64ths of a unit in the last place before the rounding of its last sum. Prints nothing, or why there is no proof.
here=${0%/*} source=$1 precision=$2 bound=$3
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
case $precision in
double) digits=53 lowest=-746 ;;
single) digits=24 lowest=-104 ;;
esac
half=0.3466    # a little more than ln(2)/2, which is 0.34657...

# The lines of the C, as definitions; with k from the argument, and with k = 0.
for whole in some none; do
    gawk -v "precision=$precision" -v "whole=$whole" -f "$here/gappa.awk" "$source" > "$work/$whole"
done

# How far the polynomial is from the exponential: Sollya's bound is a proof. And how far the two pieces of ln 2 are from ln 2.
{
    echo 'prec = 165!; display = decimal!; verbosity = 0!;'
    sed -n 's/\<r\>/x/g; /^exact_/p; /^ln2_/p' "$work/some"
    cat <<END
print(round(sup(supnorm(1 + x + x * x * exact_p, exp(x), [-$half; $half], absolute, 2^(-10))), 30, RU));
print(round(sup(abs(evaluate(log(2) + 0 * x - ln2_high - ln2_low, [1; 1]))), 30, RU));
print(round(exp(-$half), 30, RD), round(exp($half), 30, RU));
END
} > "$work/sollya"
sollya "$work/sollya" > "$work/found" < /dev/null
{ read -r polynomial; read -r ln2; read -r least most; } < "$work/found"

# prove WHOLE HYPOTHESES GOAL
prove() {
    {
        cat "$work/$1" "$here/$1.g"
        echo "{ ln2 - (ln2_high + ln2_low) in [-$ln2, $ln2] -> $2 -> $3 }"
        gawk '/^p[0-9]+ / && $1 != "p1" { print $1 " ~ exact_" $1 ";" }' "$work/$1"
        cat "$here/$1.hints"
    } > "$work/script"
    gappa "$work/script" > "$work/said" 2>&1 || { echo "no proof of $3 from $2 (k: $1)"; cat "$work/said" "$work/script"; return 1; }
}

# First the rest is small.
prove some "x in [$lowest, -0.34]" "rest in [-$half, $half]" || exit
# Then the error, below 1 and above it, where a unit is twice as large; and for arguments that are all rest.
near="exp_r - (1 + r + r * r * exact_p) in [-$polynomial, $polynomial]"
for side in below above; do
    case $side in
    below) rest="[-$half, 0]" exp="[$least, 1.000001]" unit=$digits ;;
    above) rest="[0, $half]" exp="[0.999999, $most]" unit=$((digits - 1)) ;;
    esac
    goal="before - exp_rest in [-${bound}b-$((unit + 6)), ${bound}b-$((unit + 6))]"
    prove some "x in [$lowest, -0.34] -> rest in $rest -> exp_r in $exp -> $near -> bend in [0, 1b-$((2 * digits - 4))]" "$goal" || exit
done
prove none "x in [-$half, 0] -> exp_r in [$least, 1] -> $near" \
    "before - exp_rest in [-${bound}b-$((digits + 6)), ${bound}b-$((digits + 6))]"
