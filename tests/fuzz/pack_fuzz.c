/*
 * pack: bytes as a rule file. Either it loads, or every error has been told;
 * examples of what loads are run, so that odd patterns meet text.
 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "rules/pack.h"

static void expect(bool promise)
{
    if (!promise)
        abort();
}

static void count_errors(void *context, const ft_finding *finding)
{
    size_t *errors = context;

    *errors += finding->severity == FT_SEVERITY_ERROR;
    expect(finding->message != NULL);
    expect(!finding->source || finding->offset <= finding->source->text.len);
}

static void try_examples(const ft_pack *pack)
{
    for (size_t rule = 0; rule < ft_pack_rule_count(pack); rule++) {
        size_t count;
        const ft_example *examples = ft_pack_rule_examples(pack, rule, &count);

        for (size_t i = 0; i < count; i++) {
            ft_outcome outcome;
            char detail[64];

            (void)ft_pack_try(pack, rule, &examples[i], &outcome, detail,
                              sizeof detail, NULL);
        }
    }
}

/* The loader reads files: one of its own for each process. */
static bool write_file(char *path, const uint8_t *data, size_t size)
{
    int file = mkstemp(path);
    bool whole;

    if (file < 0)
        return false;
    whole = write(file, data, size) == (ssize_t)size;
    return close(file) == 0 && whole;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "pack-XXXXXX";
    ft_pack *pack = NULL;
    ft_error err = {0};
    size_t errors = 0;

    expect(write_file(path, data, size));
    if (ft_pack_load(path, count_errors, &errors, &pack, &err)) {
        expect(!pack && err.status != FT_OK);
        expect(errors > 0 || err.status == FT_ERR_MEMORY ||
               err.status == FT_ERR_IO);
    } else {
        expect(pack && errors == 0);
        try_examples(pack);
    }
    ft_pack_free(pack);
    expect(unlink(path) == 0);
    return 0;
}
