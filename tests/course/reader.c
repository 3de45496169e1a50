/* usage: reader SEED COUNT FILE.nw OUT
   Random bodies out of pieces that have fooled readers of C. Those that the reader lets through are written to OUT, each
   behind its number: as a compiler will get them. */
#include "source.h"
#include <stdlib.h>

static const char *const pieces[] = { "/*", "*/", "//", "/", "*", "*\\\n/", "/\\\n*", "/\\\n/", "\\\n", "\\", "\\ \n", "?\?/\n",
    "?\?/", "?\?=", "?\?'", "?", "\n#include \"x\"\n", "\n#define a b\n", "\n%:include \"x\"\n", "%:", "%", ":", "<:", ":>", "<%", "%>",
    "<", ">", "\"", "'", "\\\"", "\\'", "\n", "\n", "\n", " ", "\t", "\f", "\r", "\v", "a", "b1", "_c", "__d", "asm", "L", "u8", "R\"(",
    "1", "0x1p", "1e", ".", "..", "...", "+", "-", "=", ";", ";", ",", "(", ")", "{", "}", "[", "]", "[[", "]]", "@", "$", "`", "\xc3\xa9",
    "'\"'", "\"'\"", "\"/*\"", "\"*/\"", "\"//\"", "/* ' */", "/* \" */", "// '\n", "// \"\n", "/**/", "/***/", "/*/", "/*/*/",
    "x = 1;\n", "y(2);\n", "f(x); ", "\"\\\\\"", "'\\\\'", "\"\\\n\"", "_Pragma(\"x\")" };

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    srand((unsigned)atoi(argv[1]));
    int count = atoi(argv[2]), found = 0;
    char why[400], name[40];
    FILE *nw = fopen(argv[3], "w");
    for (int k = 0; nw && k < count; k++) {
        fprintf(nw, "<<body %d>>=\n", k);
        for (int n = 1 + rand() % 12; n > 0; n--)
            fputs(pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)], nw);
        fputs("\n@\n", nw);
    }
    if (!nw || fclose(nw) != 0)
        return 2;
    FILE *out = fopen(argv[4], "w");
    source *s = source_read(argv[3], why, sizeof why);
    for (int k = 0; out && s && k < count; k++) {
        snprintf(name, sizeof name, "body %d", k);
        body b = source_body(s, name);
        if (b.state == BODY_FOUND)
            fprintf(out, "NUMBER_%d\n%s\n", k, b.code), found++;
        body_free(&b);
    }
    source_free(&s);
    printf("%d of %d let through\n", found, count);
    return out && fclose(out) == 0 && found > count / 20 ? 0 : 1;
}
