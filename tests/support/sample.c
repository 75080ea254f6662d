#include "support/sample.h"

#include "support/test.h"

static const ft_goal north[] = {
    {.name = "Ada Quist", .minute = 45, .offset = 2, .penalty = true},
    {.name = "Ada Quist", .minute = 112, .derived = true},
};
static const ft_goal south[] = {
    {.name = "Bea Moor", .minute = 60, .owngoal = true}};

static const ft_evidence evidence[] = {
    {"/score/et", "score.a", {10, 13}, "2-1", 0, 0.97}};

const ft_match sample_match = {
    .id = "2026-03-14/nba/sba",
    .role = FT_ROLE_REPORTED,
    .status = FT_MATCH_FINAL,
    .date = "2026-03-14",
    .competition = "Harbour Cup",
    .sides = {{"North Bay", "NBA", north, FT_COUNT(north)},
              {"South Bay", "SBA", south, FT_COUNT(south)}},
    .home = 1,
    .half_time = {true, {1, 0}},
    .full_time = {true, {1, 1}},
    .extra_time = {true, {2, 1}},
    .venue = "Pier Ground",
    .city = "Northport",
    .attendance = 31204,
    .confidence = 0.95,
    .checks = {[FT_CHECK_GOALS_WITHIN_SCORE] = FT_VERDICT_PASS},
    .evidence = evidence,
    .evidence_count = FT_COUNT(evidence),
};

const ft_origin sample_origin = {
    .sport = FT_SLICE("football"),
    .uri = FT_SLICE("report.html"),
    .title = FT_SLICE("North Bay win late"),
    .url = FT_SLICE("https://paper.example/report"),
    .published = FT_SLICE("2026-03-15"),
    .lang = FT_SLICE("en"),
    .text_sha256 = FT_SLICE("abc"),
    .pack = FT_SLICE("football-en@0.1.0"),
    .version = FT_SLICE("0.1.0"),
};

ft_buffer sample_write(ft_writer *writer, const ft_match *matches, size_t count,
                       size_t index)
{
    ft_buffer outs[FT_WRITER_FILES] = {{0}};
    ft_arena *arena = ft_arena_new();

    assert_true(index < writer->count);
    if (writer->begin)
        writer->begin(writer, outs);
    for (size_t i = 0; i < count; i++) {
        const ft_game game = ft_game_of(&matches[i], &sample_origin);

        assert_int_equal(writer->add(writer, arena, &game, outs), FT_OK);
        writer->games++;
    }
    if (writer->end)
        assert_int_equal(writer->end(writer, outs), FT_OK);
    if (writer->free)
        writer->free(writer);
    ft_arena_free(arena);
    for (size_t i = 0; i < FT_WRITER_FILES; i++)
        if (i != index)
            ft_buffer_free(&outs[i]);
    ft_buffer_byte(&outs[index], '\0');
    assert_false(outs[index].failed);
    return outs[index];
}
