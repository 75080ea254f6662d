/*
 * text: bytes as plain text, through article and text. Whatever comes in, the
 * stages must agree with their headers: spans lie in order inside the text,
 * every span of normal text leads back to a span of the source, and a day or a
 * minute that is read is one that can be.
 */
#include "fuzz.h"

#include <stdlib.h>

#include "html/article.h"
#include "text/calendar.h"
#include "text/text.h"

static const ft_slice abbreviations[] = {FT_SLICE("no"), FT_SLICE("oct")};
static const ft_number_word numbers[] = {
    {FT_SLICE("first"), 1, true},
    {FT_SLICE("forty"), 40, false},
    {FT_SLICE("one"), 1, false},
};
static const ft_calendar_word weekdays[] = {{FT_SLICE("fri"), 4},
                                            {FT_SLICE("friday"), 4}};
static const ft_calendar_word months[] = {{FT_SLICE("may"), 5},
                                          {FT_SLICE("oct"), 10}};
static const ft_calendar_word relative[] = {{FT_SLICE("last night"), -1}};
static const ft_calendar_word past[] = {{FT_SLICE("last"), 0}};
static const ft_calendar_word parts[] = {{FT_SLICE("night"), 0}};
static const ft_calendar_word links[] = {{FT_SLICE("of"), 0}};
static const ft_calendar calendar = {
    .weekdays = weekdays,
    .weekday_count = FT_COUNT(weekdays),
    .months = months,
    .month_count = FT_COUNT(months),
    .relative = relative,
    .relative_count = FT_COUNT(relative),
    .past = past,
    .past_count = FT_COUNT(past),
    .parts = parts,
    .part_count = FT_COUNT(parts),
    .links = links,
    .link_count = FT_COUNT(links),
};

static void expect(bool promise)
{
    if (!promise)
        abort();
}

static bool begins_character(ft_slice text, size_t at)
{
    return at == text.len || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

static void expect_way_back(const ft_text *text, ft_span span)
{
    ft_span source = ft_text_origin(text, span);

    expect(source.start <= source.end && source.end <= text->source.len);
    expect(begins_character(text->source, source.start));
    expect(begins_character(text->source, source.end));
}

static void expect_tokens(const ft_text *text, ft_sentence sentence)
{
    size_t at = sentence.span.start;

    expect(sentence.tokens.start < sentence.tokens.end);
    for (size_t i = sentence.tokens.start; i < sentence.tokens.end; i++) {
        ft_token token = text->tokens[i];
        expect(token.span.start >= at && token.span.start < token.span.end);
        expect(token.opens == (i == sentence.tokens.start));
        expect_way_back(text, token.span);
        at = token.span.end;
    }
    expect(at == sentence.span.end);
}

static void expect_sentences(const ft_text *text)
{
    size_t at = 0, tokens = 0;

    for (size_t i = 0; i < text->sentence_count; i++) {
        ft_sentence sentence = text->sentences[i];
        ft_span block = text->blocks[sentence.block];
        expect(sentence.span.start >= at && sentence.span.start >= block.start);
        expect(sentence.span.end <= block.end);
        expect(sentence.tokens.start == tokens);
        expect_tokens(text, sentence);
        at = sentence.span.end;
        tokens = sentence.tokens.end;
    }
    expect(tokens == text->token_count);
}

static void expect_days(const ft_text *text)
{
    const ft_date reference = {2020, 2, 29};
    ft_date date;
    ft_day day;

    for (size_t i = 0; i < text->token_count; i++) {
        size_t count = ft_day_read(&calendar, text, i, &day);
        expect(count <= text->token_count - i);
        for (size_t k = 1; k < count; k++)
            expect(!text->tokens[i + k].opens);
        for (int direction = -1; count && direction <= 1; direction++)
            expect(!ft_day_resolve(day, reference, direction, &date) ||
                   ft_date_valid(date));
    }
}

/* Every run of up to five tokens as a number and as a minute. */
static void expect_numbers(const ft_text *text)
{
    const ft_number_words words = {numbers, FT_COUNT(numbers)};
    ft_minute minute;
    int value;

    for (size_t i = 0; i < text->token_count; i++)
        for (size_t k = i; k < text->token_count && k < i + 5; k++) {
            ft_span span = {text->tokens[i].span.start,
                            text->tokens[k].span.end};
            ft_slice run = ft_slice_cut(text->normal, span);
            expect(!ft_number_read(&words, run, &value, NULL) || value >= 0);
            expect(!ft_minute_read(&words, run, &minute) ||
                   (minute.minute >= 1 && minute.minute <= 120 &&
                    minute.offset >= 0 && minute.offset <= 30));
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ft_arena *arena = ft_arena_new();
    ft_slice bytes = {(const char *)data, size};
    const ft_abbreviations words = {abbreviations, FT_COUNT(abbreviations)};
    ft_article article;
    ft_text text;

    if (arena && !ft_article_read(arena, bytes, FT_TYPE_TEXT, &article, NULL) &&
        !ft_text_read(arena, &article, &words, &text, NULL)) {
        expect_sentences(&text);
        expect_days(&text);
        expect_numbers(&text);
    }
    ft_arena_free(arena);
    return 0;
}
