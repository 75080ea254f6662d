/* What it costs to merge records grows as the records do, whatever they are
 * made to be: shown by instructions, at n, 2n and 4n records, never by time.
 * With a number as its argument, n, the costs a record are printed. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "dataset/gather.h"
#include "meter.h"
#include "records.h"

enum {
    SMALL = 500,           /* records of the smallest set */
    LEAST = 10000000,      /* instructions that say something */
    FOURFOLD_PERCENT = 500 /* of a set a quarter as large, at most */
};

/* A set: the record over and over; "%" is its number, "#" that number below a
 * hundred, "@" half of it. */
static const struct {
    const char *name;
    const char *record;
} sets[] = {
    {"one match", "2021-11-16 Canada 2-1 Mexico uri=a%"},
    {"one match in one article", "2021-11-16 Canada 2-1 Mexico uri=a text=a"},
    {"one match, each another crowd",
     "2021-11-16 Canada 2-1 Mexico crowd=% uri=a%"},
    {"one match, each another score", "2021-11-16 Canada #-1 Mexico uri=a%"},
    {"one match, each another ground",
     "2021-11-16 Canada 2-1 Mexico venue=Park_% city=Town_% uri=a%"},
    {"one match, each another scorer",
     "2021-11-16 Canada 2-1 Mexico goal1=Larin%/# uri=a%"},
    {"one match, scorers all alike",
     "2021-11-16 Canada 2-1 Mexico goal1=J._Smith/# goal1=Smith/# uri=a%"},
    {"one match, no two of one spelling",
     "2021-11-16 Canada% 2-1 Mexico code1=can code2=mex uri=a%"},
    {"one day, each another match", "2021-11-16 Rovers% 2-1 City% uri=a%"},
    {"one day, names all alike", "2021-11-16 Rovers_@ 2-1 Rovers uri=a%"},
    {"one day, names that begin alike",
     "2021-11-16 Real_Rovers_% 2-1 Real_City uri=a%"},
    {"one side, each another other", "2021-11-16 Rovers 2-1 City_% uri=a%"},
    {"no day", "- Canada 2-1 Mexico uri=a%"},
    {"no day, each another match", "- Rovers% 2-1 City% uri=a%"},
    {"no day, published on each", "- Canada 2-1 Mexico pub=2021-11-16 uri=a%"},
    {"no score", "2021-11-16 Canada - Mexico uri=a%"},
    {"sides the other way round", "2021-11-16 Mexico 1-2 Canada uri=a%"},
    {"one that contradicts itself",
     "2021-11-16 Canada 2-1 Mexico refused=/score/ft uri=a%"},
};

static void add_told(ft_buffer *out, const char *told, size_t number)
{
    ft_buffer_clear(out);
    for (; *told; told++) {
        if (*told == '%')
            ft_buffer_integer(out, (long long)number);
        else if (*told == '#')
            ft_buffer_integer(out, (long long)(number % 90 + 1));
        else if (*told == '@')
            ft_buffer_integer(out, (long long)(number / 2));
        else
            ft_buffer_byte(out, *told);
    }
    ft_buffer_byte(out, '\0');
    assert_false(out->failed);
}

/* What a run of `merge` does with the records of one key. */
static ft_status merge_group(void *context, const ft_slice *lines, size_t count,
                             ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_report *reports = FT_NEW(arena, ft_report, count);
    ft_merge merge = {NULL, 0};

    assert_non_null(reports);
    for (size_t i = 0; i < count; i++) {
        const ft_line line = {.text = lines[i]};
        assert_int_equal(ft_report_read(arena, &line, &reports[i], err), FT_OK);
    }
    assert_int_equal(ft_merge_records(arena, reports, count, &merge), FT_OK);
    for (size_t i = 0; i < merge.count; i++)
        assert_int_equal(ft_merged_write(context, arena, &merge.matches[i]),
                         FT_OK);
    ft_arena_free(arena);
    return FT_OK;
}

static double measure(const char *told, size_t count)
{
    ft_arena *arena = ft_arena_new();
    ft_slice *lines = FT_NEW(arena, ft_slice, count);
    ft_buffer text = {0}, out = {0};

    assert_non_null(lines);
    for (size_t i = 0; i < count; i++) {
        add_told(&text, told, i);
        lines[i] = records_line(arena, text.data);
    }
    ft_cost start = ft_meter_read();
    ft_gather *gather = ft_gather_new(false, merge_group, &out);
    assert_non_null(gather);
    for (size_t i = 0; i < count; i++) {
        const ft_line line = {.text = lines[i], .number = (unsigned)i + 1};
        assert_int_equal(ft_gather_add(gather, &line, NULL), FT_OK);
    }
    assert_int_equal(ft_gather_end(gather, NULL), FT_OK);
    ft_gather_free(gather);
    double spent = ft_meter_since(start).instructions;
    assert_true(out.len > 0);
    ft_buffer_free(&text);
    ft_buffer_free(&out);
    ft_arena_free(arena);
    return spent;
}

static void merging_is_linear_whatever_the_records(void **state)
{
    (void)state;
    if (!ft_meter_open()) {
        print_message("skipped: the kernel counts no instructions here\n");
        skip();
    }
    for (size_t s = 0; s < FT_COUNT(sets); s++) {
        double few = measure(sets[s].record, SMALL);
        double many = measure(sets[s].record, (size_t)4 * SMALL);
        print_message("%s\n", sets[s].name);
        if (many > few * FOURFOLD_PERCENT / 100 + LEAST)
            fail_msg("%s: %.1f, then %.1f million instructions", sets[s].name,
                     few / 1e6, many / 1e6);
    }
}

static void print_costs(size_t count)
{
    (void)ft_meter_open();
    for (size_t s = 0; s < FT_COUNT(sets); s++) {
        double few = measure(sets[s].record, count);
        double many = measure(sets[s].record, 4 * count);
        printf("%-36s %9.0f instructions a record, growth %5.2f\n",
               sets[s].name, many / (4.0 * (double)count), many / (4 * few));
        (void)fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merging_is_linear_whatever_the_records),
    };

    if (argc > 1) {
        print_costs(strtoul(argv[1], NULL, 10));
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
