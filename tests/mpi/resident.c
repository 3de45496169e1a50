/* usage: resident FILE COMMAND...   runs the command, and appends to the file how many megabytes it had in memory at most;
   it ends well in any case, or mpirun would end the other processes before they have written */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct rusage used;
    if (argc < 3)
        return 2;
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    if (child < 0 || wait4(child, NULL, 0, &used) != child)
        return 2;
    FILE *file = fopen(argv[1], "a");
    fprintf(file, "%ld\n", used.ru_maxrss / 1024);
    return fclose(file);
}
