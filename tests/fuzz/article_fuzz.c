/*
 * article: bytes through the whole program, told apart by their content as the
 * command does. What comes out must keep the promise of the record: every quote
 * is the text at its span, and every line is JSON.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "fulltime/fulltime.h"

static void expect(bool promise)
{
    if (!promise)
        abort();
}

/* Once for all inputs: the rules take longer to load than an article. */
static const ft_rules *rules_of_all(void)
{
    static ft_rules *rules;

    if (!rules)
        expect(ft_rules_load(FT_RULES_DIR, &rules, NULL) == FT_OK);
    return rules;
}

static void expect_quotes(const ft_result *result, const ft_match *match)
{
    size_t len;
    const char *text = ft_result_text(result, &len);

    for (size_t i = 0; i < match->evidence_count; i++) {
        const ft_evidence *e = &match->evidence[i];

        expect(e->span.start < e->span.end && e->span.end <= len);
        expect(strlen(e->quote) == e->span.end - e->span.start);
        expect(!memcmp(e->quote, text + e->span.start, strlen(e->quote)));
    }
}

static void expect_lines(const ft_result *result)
{
    ft_arena *arena = ft_arena_new();
    ft_slice lines, newline = FT_SLICE("\n");
    const ft_json *json;
    size_t count = 0;

    lines.data = ft_result_ndjson(result, &lines.len);
    for (size_t at = 0, end; at < lines.len; at = end + 1, count++) {
        end = ft_slice_find(lines, newline, at);
        expect(end < lines.len);
        expect(!ft_json_parse(arena, ft_slice_cut(lines, (ft_span){at, end}),
                              &json, NULL));
    }
    expect(count == ft_result_count(result));
    ft_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ft_options options = {.published = "2021-11-17"};
    ft_result *result = NULL;
    ft_error err;

    if (ft_extract(rules_of_all(), (const char *)data, size, &options, &result,
                   &err)) {
        expect(!result && err.status != FT_OK);
        return 0;
    }
    for (size_t i = 0; i < ft_result_count(result); i++)
        expect_quotes(result, ft_result_match(result, i));
    expect_lines(result);
    ft_result_free(result);
    return 0;
}
