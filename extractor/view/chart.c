/* Comes in: counts. Goes out: bars, in per cent of the largest. */
#include "view/chart.h"

/* Tenths of a per cent as "37.2%". */
static void put_tenths(ft_model *object, const char *key, size_t tenths)
{
    ft_buffer text = {0};

    ft_buffer_integer(&text, (long long)(tenths / 10));
    ft_buffer_byte(&text, '.');
    ft_buffer_integer(&text, (long long)(tenths % 10));
    ft_buffer_byte(&text, '%');
    ft_model_take(object, key, &text);
    ft_buffer_free(&text);
}

static size_t tenths_of(size_t part, size_t whole)
{
    return whole ? (size_t)((double)part * 1000.0 / (double)whole + 0.5) : 0;
}

void ft_chart_share(ft_model *object, const char *key, size_t part,
                    size_t whole)
{
    put_tenths(object, key, tenths_of(part, whole));
}

bool ft_chart_ranked(ft_model *page, const char *key, const char *rest_key,
                     const ft_counts *counts, size_t most)
{
    ft_model *bars = ft_model_list(page, key);
    ft_count *ranked = ft_counts_ranked(counts);

    if (!ranked)
        return false;
    for (size_t i = 0; i < counts->used && i < most; i++) {
        ft_model *bar = ft_model_item(bars);

        ft_model_text(bar, "label", ranked[i].key);
        ft_model_number(bar, "count", (long long)ranked[i].count);
        ft_chart_share(bar, "width", ranked[i].count, ranked[0].count);
    }
    if (counts->used > most)
        ft_model_number(page, rest_key, (long long)(counts->used - most));
    return true;
}

static void put_column(ft_model *columns, const ft_column *column, size_t index,
                       size_t count, size_t most)
{
    const size_t step = 1000 / count ? 1000 / count : 1;
    size_t height = tenths_of(column->count, most) * 9 / 10;
    ft_model *one = ft_model_item(columns);

    if (column->count && height < 8)
        height = 8; /* one match is to be seen, too */
    ft_model_text(one, "label", column->label);
    ft_model_number(one, "count", (long long)column->count);
    put_tenths(one, "x", index * 1000 / count);
    put_tenths(one, "middle", index * 1000 / count + step / 2);
    put_tenths(one, "width", step > 4 ? step - step / 5 : step);
    put_tenths(one, "slot", step);
    put_tenths(one, "y", 1000 - height);
    put_tenths(one, "height", height);
    ft_model_text(one, "tick", column->tick);
}

void ft_chart_columns(ft_model *page, const char *key, const ft_column *columns,
                      size_t count)
{
    ft_model *chart = ft_model_object(page, key);
    ft_model *list = ft_model_list(chart, "columns");
    size_t most = 0, at = 0;

    for (size_t i = 0; i < count; i++)
        if (columns[i].count > most) {
            most = columns[i].count;
            at = i;
        }
    for (size_t i = 0; i < count; i++)
        put_column(list, &columns[i], i, count, most);
    if (count == 0)
        return;
    ft_model_text(chart, "from", columns[0].label);
    ft_model_text(chart, "to", columns[count - 1].label);
    ft_model_text(chart, "top", columns[at].label);
    ft_model_number(chart, "most", (long long)most);
}
