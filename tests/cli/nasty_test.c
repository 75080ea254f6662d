/*
 * Words that articles may hold to do harm, in every field of a record and of
 * its origin, through every format: what comes out is read as its own readers
 * read it, and must be one record, with these words in it or without them, but
 * never with more around them.
 */
#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include <yajl/yajl_parse.h>

#include "base/control.h"
#include "base/slice.h"
#include "cli/card.h"
#include "dataset/key.h"
#include "dataset/read.h"
#include "output/football_txt.h"
#include "output/jsonld.h"
#include "output/openfootball.h"
#include "output/table.h"
#include "output/tables.h"

static const char *const nasty[] = {
    /* spreadsheets */
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\"=1+1",
    "'=1+1",
    "x;=1+1",
    "x,=1+1",
    "x\n=1+1",
    "x\r\n@x",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "=cmd|' /C calc'!A0",
    "\xE2\x80\x8B=1+1", /* behind a space of no width */
    "\xC2\xA0=1+1",     /* behind one that does not break */
    "\xEF\xBB\xBF=1+1", /* behind a byte order mark */
    "\xEF\xBC\x9D"      /* a wide sign */
    "1+1",
    "\xE2\x88\x92" /* a minus that is no hyphen */
    "1+1",
    /* structure */
    "a\nb",
    "a\r\nb",
    "a\"b",
    "a\"\"b",
    "\"",
    "\"\"",
    ",",
    ";",
    "\\",
    "\\\"",
    "a\",\"b\":\"c",
    "{\"x\":1}",
    "]}",
    "'; DROP TABLE matches; --",
    "%s%n%s",
    "\xE2\x80\xA8{\"x\":1}\xE2\x80\xA9",
    /* markup and scripts */
    "<script>alert(1)</script>",
    "</script><script>alert(1)//",
    "<!--",
    "-->",
    "]]>",
    "<img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "`onmouseover=alert(1)",
    "&lt;b&gt;",
    "&#60;",
    "javascript:alert(1)",
    "data:text/html,<script>",
    "{{7*7}}",
    "${7*7}",
    /* terminals */
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1bP$q\"p\x1b\\",
    "\x08\x08\x08",
    "\x7F",
    "\xC2\x9B"
    "31mred",
    "\xC2\x9D"
    "0;title\xC2\x9C",
    "\xE2\x80\xAE" /* to the left */
    "2-1 nevE",
    "\xE2\x81\xA6" /* isolated, and not closed */
    "abc",
    /* football.txt */
    "A v B 2-1",
    "# no comment",
    "= Heading",
    "== Heading",
    "[Jan 5]",
    "(12')",
    "\xC2\xBB Round 1",
    "\xE2\x96\xAA Group A",
    "|",
    "@ Ground",
    "Att: 5",
    /* size */
    "\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
    " ",
    "  ",
    "a\tb",
};

static const char harmless[] = "Orland";

/* ---- one match with those words in every place ---- */

typedef struct story {
    ft_goal goals[2];
    ft_evidence evidence[2];
    ft_conflict conflict;
    ft_match match;
    ft_origin origin;
    ft_buffer quoted; /* the words as JSON, as a conflict has them */
} story;

static void tell(story *s, const char *words)
{
    const ft_slice slice = ft_slice_of(words);

    *s = (story){.quoted = {0}};
    ft_buffer_json(&s->quoted, slice);
    ft_buffer_byte(&s->quoted, '\0');
    for (int i = 0; i < 2; i++) {
        s->goals[i] = (ft_goal){.name = words, .minute = 10 + i};
        s->evidence[i] = (ft_evidence){
            i ? "/score/ft" : "/team1", words, {0, 3}, words, 0, 0.9};
    }
    s->goals[1].owngoal = true;
    s->conflict = (ft_conflict){"/venue/name", s->quoted.data, s->quoted.data,
                                words, words};
    s->match = (ft_match){
        .id = words,
        .status = FT_MATCH_FINAL,
        .date = "2026-03-14",
        .competition = words,
        .sides = {{words, words, s->goals, 1}, {words, words, s->goals + 1, 1}},
        .home = 1,
        .full_time = {true, {2, 0}},
        .venue = words,
        .city = words,
        .attendance = 900,
        .confidence = 0.9,
        .conflicts = &s->conflict,
        .conflict_count = 1,
        .evidence = s->evidence,
        .evidence_count = 2};
    s->origin = (ft_origin){.sport = slice,
                            .uri = slice,
                            .title = slice,
                            .archive = slice,
                            .fetched = slice,
                            .digest = slice,
                            .url = slice,
                            .published = ft_slice_of("2026-03-15"),
                            .lang = slice,
                            .text_sha256 = slice,
                            .pack = slice,
                            .version = slice};
}

/* ---- what must hold of any text ---- */

static size_t count_lines(ft_slice text)
{
    size_t lines = 0;

    for (size_t i = 0; i < text.len; i++)
        lines += text.data[i] == '\n';
    return lines;
}

/* Nothing that a terminal obeys, but the ends of lines. */
static void assert_shown(ft_slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] != '\n' && ft_control_at(text, i, NULL) > 0)
            fail_msg("a control in: %.*s", (int)text.len, text.data);
}

/* JSON as yajl reads it on its own, with nothing mended before. */
static void assert_json(ft_slice text)
{
    yajl_handle parser = yajl_alloc(NULL, NULL, NULL);
    yajl_status status =
        yajl_parse(parser, (const unsigned char *)text.data, text.len);

    if (status == yajl_status_ok)
        status = yajl_complete_parse(parser);
    yajl_free(parser);
    if (status != yajl_status_ok)
        fail_msg("no JSON: %.*s", (int)text.len, text.data);
}

/* ---- NDJSON ---- */

static void a_line_of_json_is_one_record_and_comes_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(nasty); i++) {
        ft_arena *arena = ft_arena_new();
        ft_buffer out = {0};
        ft_report back;
        ft_error err = {0};
        story s;

        tell(&s, nasty[i]);
        assert_int_equal(ft_ndjson_add(&out, arena, &s.match, &s.origin),
                         FT_OK);
        const ft_slice line = {out.data, out.len - 1};
        assert_int_equal(count_lines(ft_buffer_slice(&out)), 1);
        assert_shown(line);
        assert_json(line);
        const ft_line one = {.number = 1, .text = line};
        if (ft_report_read(arena, &one, &back, &err))
            fail_msg("%s: %s", nasty[i], err.message);
        assert_string_equal(back.match.sides[0].name, nasty[i]);
        assert_string_equal(back.match.venue, nasty[i]);
        assert_string_equal(back.match.evidence[0].quote, nasty[i]);
        assert_true(ft_slice_equal(back.origin.title, ft_slice_of(nasty[i])));
        ft_buffer_free(&out);
        ft_buffer_free(&s.quoted);
        ft_arena_free(arena);
    }
}

static void a_key_has_neither_tab_nor_space_nor_line_end(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(nasty); i++) {
        ft_buffer out = {0};
        story s;

        tell(&s, nasty[i]);
        ft_match_key(&out, ft_slice_of("football"), &s.match);
        for (size_t k = 0; k < out.len; k++)
            if (out.data[k] == '\t' || out.data[k] == ' ' ||
                out.data[k] == '\n')
                fail_msg("%s: %.*s", nasty[i], (int)out.len, out.data);
        ft_buffer_free(&out);
        ft_buffer_free(&s.quoted);
    }
}

/* ---- the other formats ---- */

static ft_buffer write_story(ft_writer *writer, const story *s, size_t index)
{
    ft_buffer outs[FT_WRITER_FILES] = {{0}};
    ft_arena *arena = ft_arena_new();
    const ft_game game = ft_game_of(&s->match, &s->origin);

    if (writer->begin)
        writer->begin(writer, outs);
    assert_int_equal(writer->add(writer, arena, &game, outs), FT_OK);
    writer->games++;
    if (writer->end)
        assert_int_equal(writer->end(writer, outs), FT_OK);
    if (writer->free)
        writer->free(writer);
    ft_arena_free(arena);
    for (size_t i = 0; i < FT_WRITER_FILES; i++)
        if (i != index)
            ft_buffer_free(&outs[i]);
    return outs[index];
}

/* A cell that a spreadsheet takes for a formula, behind what it skips. */
static void assert_no_formula(ft_slice cell)
{
    static const char *const starts[] = {
        "=",
        "+",
        "-",
        "@",
        "\xEF\xBC\x9D",
        "\xEF\xBC\x8B",
        "\xEF\xBC\x8D",
        "\xEF\xBC\xA0",
        "\xE2\x88\x92",
    };
    static const char *const skipped[] = {
        " ", "\t", "\"", "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF"};
    ft_slice rest = cell;

    for (size_t i = 0; i < FT_COUNT(skipped); i++)
        if (ft_slice_starts(rest, ft_slice_of(skipped[i]))) {
            const size_t len = strlen(skipped[i]);
            rest = (ft_slice){rest.data + len, rest.len - len};
            i = SIZE_MAX; /* and from the front again */
        }
    for (size_t i = 0; i < FT_COUNT(starts); i++)
        if (ft_slice_starts(rest, ft_slice_of(starts[i])))
            fail_msg("a formula: %.*s", (int)cell.len, cell.data);
}

/* RFC 4180, read strictly. Returns the rows, all of the same width. */
static size_t read_csv(ft_slice text, size_t *columns)
{
    ft_buffer cell = {0};
    size_t rows = 0, width = 0, at = 0;

    *columns = 0;
    while (at < text.len) {
        const bool quoted = text.data[at] == '"';

        ft_buffer_clear(&cell);
        at += quoted;
        for (;; at++) {
            assert_true(at < text.len);
            const char c = text.data[at];
            if (quoted && c == '"' && text.data[at + 1] == '"')
                at++;
            else if (quoted ? c == '"' : c == ',' || c == '\n')
                break;
            else if (!quoted)
                assert_true(c != '"' && c != '\r');
            ft_buffer_byte(&cell, c);
        }
        at += quoted;
        assert_no_formula(ft_buffer_slice(&cell));
        width++;
        assert_true(text.data[at] == ',' || text.data[at] == '\n');
        if (text.data[at++] == ',')
            continue;
        assert_true(rows == 0 || width == *columns);
        *columns = width;
        width = 0;
        rows++;
    }
    ft_buffer_free(&cell);
    return rows;
}

static void tables_keep_their_rows_and_columns_and_hold_no_formula(void **state)
{
    (void)state;
    for (size_t file = 0; file < 4; file++) {
        size_t columns = 0, rows = 0;

        for (size_t i = 0; i <= FT_COUNT(nasty); i++) {
            ft_writer writer;
            size_t width;
            story s;

            tell(&s, i ? nasty[i - 1] : harmless);
            ft_tables_init(&writer);
            ft_buffer out = write_story(&writer, &s, file);
            assert_shown(ft_buffer_slice(&out));
            const size_t count = read_csv(ft_buffer_slice(&out), &width);
            if (i == 0) {
                columns = width;
                rows = count;
            }
            if (width != columns || count != rows)
                fail_msg("%zu x %zu, not %zu x %zu: %.*s", count, width, rows,
                         columns, (int)out.len, out.data);
            ft_buffer_free(&out);
            ft_buffer_free(&s.quoted);
        }
    }
}

static void documents_of_json_stay_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(nasty); i++) {
        ft_writer writer;
        story s;

        tell(&s, nasty[i]);
        ft_openfootball_init(&writer);
        ft_buffer out = write_story(&writer, &s, 0);
        assert_shown(ft_buffer_slice(&out));
        assert_json(ft_buffer_slice(&out));
        ft_buffer_free(&out);
        ft_jsonld_init(&writer);
        out = write_story(&writer, &s, 0);
        assert_shown(ft_buffer_slice(&out));
        assert_json(ft_buffer_slice(&out));
        for (size_t k = 0; k < out.len; k++)
            assert_true(!strchr("<>&", out.data[k]));
        ft_buffer_free(&out);
        ft_buffer_free(&s.quoted);
    }
}

static size_t lines_of_table(const char *words)
{
    ft_writer writer;
    story s;

    tell(&s, words);
    assert_int_equal(ft_table_init(&writer), FT_OK);
    ft_buffer out = write_story(&writer, &s, 0);
    const size_t lines = count_lines(ft_buffer_slice(&out));
    assert_shown(ft_buffer_slice(&out));
    ft_buffer_free(&out);
    ft_buffer_free(&s.quoted);
    return lines;
}

static void a_table_for_the_eye_has_a_line_a_match(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(nasty); i++)
        assert_int_equal(lines_of_table(nasty[i]), lines_of_table(harmless));
}

/* That its grammar reads it is tested in football_txt_test. */
static void football_txt_holds_nothing_that_is_obeyed(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(nasty); i++) {
        ft_writer writer;
        story s;

        tell(&s, nasty[i]);
        assert_int_equal(ft_football_txt_init(&writer), FT_OK);
        ft_buffer out = write_story(&writer, &s, 0);
        assert_shown(ft_buffer_slice(&out));
        ft_buffer_free(&out);
        ft_buffer_free(&s.quoted);
    }
}

/* ---- the terminal ---- */

static size_t lines_of_card(const char *words)
{
    ft_buffer out = {0};
    story s;

    tell(&s, words);
    ft_card_show(&out, false, &s.match);
    const size_t lines = count_lines(ft_buffer_slice(&out));
    assert_shown(ft_buffer_slice(&out));
    ft_buffer_free(&out);
    ft_buffer_free(&s.quoted);
    return lines;
}

static void a_card_keeps_its_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(nasty); i++)
        if (lines_of_card(nasty[i]) != lines_of_card(harmless))
            fail_msg("%s", nasty[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_of_json_is_one_record_and_comes_back),
        cmocka_unit_test(a_key_has_neither_tab_nor_space_nor_line_end),
        cmocka_unit_test(
            tables_keep_their_rows_and_columns_and_hold_no_formula),
        cmocka_unit_test(documents_of_json_stay_whole),
        cmocka_unit_test(a_table_for_the_eye_has_a_line_a_match),
        cmocka_unit_test(football_txt_holds_nothing_that_is_obeyed),
        cmocka_unit_test(a_card_keeps_its_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
