/*
 * pack: bytes as a rule file. Either it loads, or every error has been told;
 * examples of what loads are run, so that odd patterns meet text. What can be
 * formatted does not change when it is formatted again.
 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "rules/format.h"
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

/* False when it is refused; the output is the caller's. */
static bool format(ft_slice text, ft_buffer *out)
{
    ft_arena *arena = ft_arena_new();
    ft_source source;
    ft_error err = {0};
    bool good = arena && !ft_source_init(&source, arena,
                                         (ft_slice)FT_SLICE("fuzz"), text);

    if (good && ft_format_source(arena, &source, out, &err)) {
        expect(err.status != FT_OK && out->len == 0);
        good = false;
    }
    ft_arena_free(arena);
    return good;
}

static void try_format(const uint8_t *data, size_t size)
{
    ft_buffer once = {0};
    ft_buffer twice = {0};

    if (format((ft_slice){(const char *)data, size}, &once)) {
        expect(format(ft_buffer_slice(&once), &twice));
        expect(ft_slice_equal(ft_buffer_slice(&once), ft_buffer_slice(&twice)));
    }
    ft_buffer_free(&once);
    ft_buffer_free(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "pack-XXXXXX";
    ft_pack *pack = NULL;
    ft_error err = {0};
    size_t errors = 0;

    try_format(data, size);
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
