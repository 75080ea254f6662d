/* replay: feeds files, or all files of folders, to a fuzz target, for builds
 * without libFuzzer. Each name is printed first, so that a crash has one. */
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fuzz.h"

enum { LARGEST = 16 * 1024 * 1024, LONGEST_PATH = 4096 };

static bool replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(LARGEST);
    bool read = false;

    if (file && bytes) {
        size_t size = fread(bytes, 1, LARGEST, file);
        /* an own block, so that a read past its end is seen */
        uint8_t *exact = malloc(size ? size : 1);
        if (exact) {
            memcpy(exact, bytes, size);
            printf("%s: %zu bytes\n", path, size);
            fflush(stdout);
            LLVMFuzzerTestOneInput(exact, size);
            read = true;
        }
        free(exact);
    }
    free(bytes);
    if (file)
        fclose(file);
    return read;
}

static size_t replay_folder(const char *path)
{
    DIR *folder = opendir(path);
    size_t count = 0;
    const struct dirent *entry;
    char name[LONGEST_PATH];

    while (folder && (entry = readdir(folder))) {
        int len = snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.' && len > 0 && len < LONGEST_PATH)
            count += replay_file(name);
    }
    if (folder)
        closedir(folder);
    return count;
}

int main(int argc, char **argv)
{
    size_t count = 0;
    struct stat status;

    for (int i = 1; i < argc; i++)
        if (!stat(argv[i], &status))
            count += S_ISDIR(status.st_mode) ? replay_folder(argv[i])
                                             : (size_t)replay_file(argv[i]);
    printf("%zu replayed\n", count);
    return count ? EXIT_SUCCESS : EXIT_FAILURE;
}
