/* usage: jail_test COURSE COMPILER bubblewrap|user SECONDS WALL FILE.c...
   Compiles and runs each file, a frame of the part db2 with something in it, in the jail, without the reader before it. Prints
   for each, between tabs: its name, how compiling ended, how running ended, the verdict, the seconds all of it took on the
   clock, and the words for the student; and then what the compiler said, in lines that begin with "said". */
#define _GNU_SOURCE
#include "system.h"
#include "verdict.h"
#include "workshop.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static workshop shop;
static const char *const endings[] = { "exited", "killed", "timeout", "stalled", "too much", "our fault" };

static int put_part(const char *from)
{
    char path[200], some[4096];
    workshop_path(&shop, 1, "/part.c", path, sizeof path);
    FILE *in = fopen(from, "r"), *out = fopen(path, "w");
    size_t n;
    while (in && out && (n = fread(some, 1, sizeof some, in)) > 0)
        fwrite(some, 1, n, out);
    int good = in && out && fclose(out) == 0;
    if (in)
        fclose(in);
    return good;
}

static void try(const char *name, const part *p, const table *t, double seconds, double wall)
{
    static question sent[PROBES];
    static answer got[PROBES];
    static char errors[65536], nothing[1];
    double begun = seconds_now();
    verdict v = { .text = "" };
    job j = { .seconds = seconds, .wall = wall, .output = nothing, .errors = errors, .errors_room = sizeof errors - 1 };
    int good = put_part(name) && workshop_compile(&shop, &j, 1, 0);
    const char *compiled = good ? "compiled" : endings[j.ended], *ran = "not run";
    errors[j.errors_size] = '\0';
    if (good) {
        j = (job){ .seconds = 0.5, .wall = 20, .errors = nothing };
        questions_make(sent, p, table_seed(t));
        size_t answers = workshop_run(&shop, &j, 1, sent, got);
        ran = j.ended == JOB_EXITED && j.status != 0 ? "failed" : endings[j.ended];
        v = judge(t, p, sent, got, (int)answers);
    }
    const char *base = strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
    printf("%s\t%s\t%s\t%s\t%.1f\t%s%s\n", base, compiled, ran, good ? state_name(v.state) : "", seconds_now() - begun, v.text,
        j.ended == JOB_OUR_FAULT ? j.why : "");
    for (char *line = strtok(errors, "\n"); line; line = strtok(NULL, "\n"))
        printf("said\t%s\t%.500s\n", base, line);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    static part parts[PARTS];
    char path[1000], why[1000] = "";
    if (argc < 7)
        return fputs("jail_test: see the first lines of its source\n", stderr), 2;
    signal(SIGPIPE, SIG_IGN);
    snprintf(path, sizeof path, "%s/parts.tsv", argv[1]);
    int count = parts_read(path, parts);
    const part *p = part_named("db2", parts, count);
    snprintf(path, sizeof path, "%s/public.tsv", argv[1]);
    table *t = table_read(path);
    if (!p || !t || !workshop_begin(&shop, why, sizeof why) || !workshop_equip(&shop, argv[1], argv[2], why, sizeof why)
        || !workshop_add(&shop, 1, why, sizeof why))
        return fprintf(stderr, "jail_test: %s\n", why), 2;
    shop.jail = strcmp(argv[3], "user") == 0 ? JAIL_USER : JAIL_BUBBLEWRAP;
    for (int i = 6; i < argc; i++)
        try(argv[i], p, t, atof(argv[4]), atof(argv[5]));
    workshop_remove(shop.base);
    return 0;
}
