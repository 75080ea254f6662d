#include "text/fixture.h"

#include "support/test.h"

static const ft_slice abbreviations[] = {
    FT_SLICE("aug"), FT_SLICE("dec"), FT_SLICE("fri"), FT_SLICE("jan"),
    FT_SLICE("mr"),  FT_SLICE("no"),  FT_SLICE("nov"), FT_SLICE("oct"),
    FT_SLICE("st"),  FT_SLICE("tue"), FT_SLICE("vs"),
};
const ft_abbreviations fixture_abbreviations = {abbreviations,
                                                FT_COUNT(abbreviations)};

static const ft_number_word numbers[] = {
    {FT_SLICE("a dozen"), 12, false}, {FT_SLICE("eleven"), 11, false},
    {FT_SLICE("fifth"), 5, true},     {FT_SLICE("first"), 1, true},
    {FT_SLICE("five"), 5, false},     {FT_SLICE("forty"), 40, false},
    {FT_SLICE("fourth"), 4, true},    {FT_SLICE("nil"), 0, false},
    {FT_SLICE("one"), 1, false},      {FT_SLICE("second"), 2, true},
    {FT_SLICE("ten"), 10, false},     {FT_SLICE("third"), 3, true},
    {FT_SLICE("three"), 3, false},    {FT_SLICE("twentieth"), 20, true},
    {FT_SLICE("twenty"), 20, false},  {FT_SLICE("two"), 2, false},
};
const ft_number_words fixture_numbers = {numbers, FT_COUNT(numbers)};

static const ft_calendar_word weekdays[] = {
    {FT_SLICE("fri"), 4},      {FT_SLICE("friday"), 4},
    {FT_SLICE("mon"), 0},      {FT_SLICE("monday"), 0},
    {FT_SLICE("sat"), 5},      {FT_SLICE("saturday"), 5},
    {FT_SLICE("sun"), 6},      {FT_SLICE("sunday"), 6},
    {FT_SLICE("thursday"), 3}, {FT_SLICE("tue"), 1},
    {FT_SLICE("tuesday"), 1},  {FT_SLICE("wednesday"), 2},
};
static const ft_calendar_word months[] = {
    {FT_SLICE("apr"), 4},       {FT_SLICE("april"), 4},
    {FT_SLICE("aug"), 8},       {FT_SLICE("august"), 8},
    {FT_SLICE("dec"), 12},      {FT_SLICE("december"), 12},
    {FT_SLICE("feb"), 2},       {FT_SLICE("february"), 2},
    {FT_SLICE("jan"), 1},       {FT_SLICE("january"), 1},
    {FT_SLICE("july"), 7},      {FT_SLICE("june"), 6},
    {FT_SLICE("mar"), 3},       {FT_SLICE("march"), 3},
    {FT_SLICE("may"), 5},       {FT_SLICE("nov"), 11},
    {FT_SLICE("november"), 11}, {FT_SLICE("oct"), 10},
    {FT_SLICE("october"), 10},  {FT_SLICE("september"), 9},
};
static const ft_calendar_word relative[] = {
    {FT_SLICE("last night"), -1}, {FT_SLICE("today"), 0},
    {FT_SLICE("tomorrow"), 1},    {FT_SLICE("tonight"), 0},
    {FT_SLICE("yesterday"), -1},
};
static const ft_calendar_word parts[] = {
    {FT_SLICE("afternoon"), 0},
    {FT_SLICE("evening"), 0},
    {FT_SLICE("morning"), 0},
    {FT_SLICE("night"), 0},
};
static const ft_calendar_word past[] = {
    {FT_SLICE("last"), 0},
    {FT_SLICE("this past"), 0},
};
static const ft_calendar_word future[] = {
    {FT_SLICE("next"), 0},
    {FT_SLICE("this coming"), 0},
};
static const ft_calendar_word links[] = {{FT_SLICE("of"), 0}};

static const ft_calendar_word feasts[] = {
    {FT_SLICE("boxing day"), 1226},
    {FT_SLICE("new year's day"), 101},
};

const ft_calendar fixture_calendar = {
    .weekdays = weekdays,
    .weekday_count = FT_COUNT(weekdays),
    .months = months,
    .month_count = FT_COUNT(months),
    .relative = relative,
    .relative_count = FT_COUNT(relative),
    .parts = parts,
    .part_count = FT_COUNT(parts),
    .past = past,
    .past_count = FT_COUNT(past),
    .future = future,
    .future_count = FT_COUNT(future),
    .links = links,
    .link_count = FT_COUNT(links),
    .feasts = feasts,
    .feast_count = FT_COUNT(feasts),
};

ft_article fixture_article(ft_arena *arena, const char *string)
{
    ft_slice text = ft_slice_of(string);
    ft_block *blocks = FT_NEW(arena, ft_block, text.len + 1);
    size_t count = 0, start = 0;

    assert_non_null(blocks);
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && text.data[i] != '\n')
            continue;
        if (i > start)
            blocks[count++] = (ft_block){
                .zone = FT_ZONE_BODY, .span = {start, i}, .body = true};
        start = i + 1;
    }
    return (ft_article){.text = text, .blocks = blocks, .block_count = count};
}

ft_text fixture_read(ft_arena *arena, const char *string)
{
    ft_article article = fixture_article(arena, string);
    ft_text text;

    assert_int_equal(
        ft_text_read(arena, &article, &fixture_abbreviations, &text, NULL),
        FT_OK);
    return text;
}
