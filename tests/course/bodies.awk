# usage: awk -v frames=FOLDER -f bodies.awk BODIES...     prints a C file with every body in the frame of its part
# A body begins with a line '== PART NAME' and lines that begin with '?'; entries[] lists them.
/^== / { finish(); part = $2; name = $3; n++; body = ""; next }
/^\?/ && body == "" { next }
{ body = body $0 "\n" }
END {
    finish()
    printf "const entry entries[] = {\n%s    { NULL, NULL, NULL }\n};\n", list
}
function finish(   line, file, function_name, text) {
    if (part == "") return
    file = frames "/" part ".c"
    while ((getline line < file) > 0) {
        if (function_name == "" && match(line, /nn2_plain_[a-zA-Z0-9_]*\(/))
            function_name = substr(line, RSTART, RLENGTH - 1)
        text = text (line == "/* the part */" ? body : line "\n")
    }
    close(file)
    printf "#define %s function_%d\n#undef part_call\n#define part_call call_%d\n%s#undef %s\n", function_name, n, n, text, function_name
    list = list sprintf("    { \"%s\", \"%s\", call_%d },\n", part, name, n)
}
