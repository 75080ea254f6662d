/* Comes in: values. Goes out: cells. */
#include "output/csv.h"

#include "output/tidy.h"

/* What makes a formula at the start of a cell; the wide ones as well. */
static const ft_slice triggers[] = {
    FT_SLICE("="),
    FT_SLICE("+"),
    FT_SLICE("-"),
    FT_SLICE("@"),
    FT_SLICE("\xEF\xBC\x9D"),
    FT_SLICE("\xEF\xBC\x8B"),
    FT_SLICE("\xEF\xBC\x8D"),
    FT_SLICE("\xEF\xBC\xA0"),
    FT_SLICE("\xE2\x88\x92"), /* a minus that is no hyphen */
};

/* Behind spaces and quotes, which some programs skip. */
static bool is_formula(ft_slice text)
{
    while (text.len > 0 && (*text.data == ' ' || *text.data == '"'))
        text = (ft_slice){text.data + 1, text.len - 1};
    for (size_t i = 0; i < FT_COUNT(triggers); i++)
        if (ft_slice_starts(text, triggers[i]))
            return true;
    return false;
}

static bool needs_quotes(ft_slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] == ',' || text.data[i] == '"' || text.data[i] == ';')
            return true;
    return false;
}

/* Text on one line. */
static void put_text(ft_buffer *out, ft_slice text)
{
    const bool quotes = needs_quotes(text);

    if (quotes)
        ft_buffer_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        ft_slice rest = {text.data + i, text.len - i};

        if ((i == 0 || text.data[i - 1] == ';') && is_formula(rest))
            ft_buffer_byte(out, '\'');
        if (text.data[i] == '"')
            ft_buffer_byte(out, '"');
        ft_buffer_byte(out, text.data[i]);
    }
    if (quotes)
        ft_buffer_byte(out, '"');
}

/* Opens the next cell; false when its column's name is all that is asked. */
static bool open_cell(ft_csv *csv, const char *column)
{
    if (csv->begun)
        ft_buffer_byte(csv->out, ',');
    csv->begun = true;
    if (csv->header)
        ft_buffer_text(csv->out, column);
    return !csv->header;
}

void ft_csv_slice(ft_csv *csv, const char *column, ft_slice text)
{
    ft_buffer line = {0};

    if (!open_cell(csv, column))
        return;
    ft_tidy(&line, text);
    put_text(csv->out, ft_buffer_slice(&line));
    csv->out->failed = csv->out->failed || line.failed;
    ft_buffer_free(&line);
}

void ft_csv_text(ft_csv *csv, const char *column, const char *text)
{
    ft_csv_slice(csv, column, ft_slice_of(text));
}

void ft_csv_integer(ft_csv *csv, const char *column, long long value)
{
    if (open_cell(csv, column))
        ft_buffer_integer(csv->out, value);
}

void ft_csv_empty(ft_csv *csv, const char *column)
{
    (void)open_cell(csv, column);
}

void ft_csv_hundredths(ft_csv *csv, const char *column, int hundredths)
{
    if (!open_cell(csv, column))
        return;
    ft_buffer_integer(csv->out, hundredths / 100);
    ft_buffer_byte(csv->out, '.');
    ft_buffer_integer(csv->out, hundredths / 10 % 10);
    ft_buffer_integer(csv->out, hundredths % 10);
}

void ft_csv_buffer(ft_csv *csv, const char *column, ft_buffer *text)
{
    ft_csv_slice(csv, column, ft_buffer_slice(text));
    csv->out->failed = csv->out->failed || text->failed;
    ft_buffer_free(text);
}

void ft_csv_end(ft_csv *csv)
{
    ft_buffer_byte(csv->out, '\n');
    csv->begun = false;
}
