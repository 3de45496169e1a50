/* usage: judge PARTS TABLE
   Judges all bodies of bodies.c as the grader and the student's check do, but in this one program: prints for each its part,
   name, state, percent of the points, and known mistake or description. */
#include "verdict.h"
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
typedef struct entry { const char *part, *name; void (*call)(block *b); } entry;
void (*current)(block *b);
#define part_call (*current)
#define main main_of_call
#include "call.c"
#undef main
#include "bodies.inc"

/* All questions are put in one process: what crashes has crashed, and has no answer to the questions behind it. */
static void ask(const question sent[PROBES], answer *got)
{
    int how;
    pid_t child = fork();
    if (child == 0) {
        alarm(5);
        dup2(STDERR_FILENO, STDOUT_FILENO);
        for (int k = 0; k < PROBES; k++) {
            call_takes((question *)&sent[k], &got[k]);
            got[k].status = ANSWER_RETURNED;
        }
        _exit(0);
    }
    if (child > 0 && waitpid(child, &how, 0) > 0 && WIFSIGNALED(how))
        for (int k = 0; k < PROBES; k++)
            if (got[k].status == ANSWER_NONE)
                got[k].status = WTERMSIG(how) == SIGALRM ? ANSWER_OUT_OF_TIME : -WTERMSIG(how);
}

int main(int argc, char **argv)
{
    static part parts[PARTS];
    static question sent[PROBES];
    int count = argc == 3 ? parts_read(argv[1], parts) : -1;
    table *t = argc == 3 ? table_read(argv[2]) : NULL;
    answer *got = mmap(NULL, PROBES * sizeof *got, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (const entry *e = entries; t && got != MAP_FAILED && e->part; e++) {
        const part *p = part_named(e->part, parts, count);
        memset(got, 0, PROBES * sizeof *got);
        current = e->call;
        questions_make(sent, p, table_seed(t));
        ask(sent, got);
        verdict v = judge(t, p, sent, got, PROBES);
        printf("%s\t%s\t%s\t%d\t%s\n", e->part, e->name, state_name(v.state), v.percent, v.name[0] ? v.name : v.text);
        fflush(stdout);
    }
    return t == NULL;
}
