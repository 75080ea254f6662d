#include "html/league.h"

#include "support/test.h"

#include "html/reading.h"

static void a_row_shows_by_its_cells_what_it_is(void **state)
{
    static const struct {
        const char *row;
        ft_row kind;
    } cases[] = {
        {"1 | Ashford Rovers | 10 | 7 | 1 | 2 | 19 | 9 | 22", FT_ROW_STANDING},
        {"Ashford Rovers | 10 | 7 | 1 | 2 | 19:9 | +10 | 22", FT_ROW_STANDING},
        {"1 | Ashford Rovers | ASH | 10 | 7 | 1 | 2 | 22", FT_ROW_STANDING},
        {"1\tAshford Rovers\t10\t7\t1\t2\t22", FT_ROW_STANDING},
        {"Ashford Rovers | 2 | 1 | Bexton City", FT_ROW_OTHER},
        {"Ashford Rovers | 2-1 | Bexton City", FT_ROW_OTHER},
        {"Ashford Rovers | 1 | 1 | 2", FT_ROW_OTHER},
        {"Ashford Rovers | 2", FT_ROW_OTHER},
        {"Sat 20 Nov | Ashford Rovers | 2 | 1 | Bexton City | 8,412",
         FT_ROW_OTHER},
        {"4 | Hallam | 5 | Orme", FT_ROW_NUMBERED},
        {"4 | Hallam", FT_ROW_NUMBERED},
        {"Hallam | 4", FT_ROW_OTHER},
        {"Team | P | W | D | L", FT_ROW_OTHER},
        {"", FT_ROW_OTHER},
        {" | | ", FT_ROW_OTHER},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("%s\n", cases[i].row);
        assert_int_equal(ft_league_row(ft_slice_of(cases[i].row)),
                         cases[i].kind);
    }
}

static void plain_text_has_standings_too(void **state)
{
    (void)state;
    expect_plain("Rovers are up to third in the table\n"
                 "\n"
                 "Rovers | 10 | 7 | 1 | 2 | 22\n"
                 "Denham | 10 | 5 | 3 | 2 | 18\n"
                 "Bexton | 10 | 3 | 3 | 4 | 12\n"
                 "\n"
                 "Corby | 3 | 0 | Denham\n"
                 "Eastwick | 1 | 1 | Farley\n",
                 "+headline: Rovers are up to third in the table\n"
                 "+standings: Rovers | 10 | 7 | 1 | 2 | 22\n"
                 "+standings: Denham | 10 | 5 | 3 | 2 | 18\n"
                 "+standings: Bexton | 10 | 3 | 3 | 4 | 12\n"
                 "+table: Corby | 3 | 0 | Denham\n"
                 "+table: Eastwick | 1 | 1 | Farley\n");
}

/* A line score of many parts has two rows, standings have more. */
static void two_rows_of_figures_are_no_standings(void **state)
{
    ft_league league = {0};
    (void)state;
    ft_league_add(&league, ft_slice_of(" | 1 | 2 | 3 | 4 | T"));
    ft_league_add(&league, ft_slice_of("Ashford | 1 | 0 | 0 | 1 | 2"));
    ft_league_add(&league, ft_slice_of("Bexton | 0 | 1 | 0 | 0 | 1"));
    assert_int_equal(ft_league_zone(&league), FT_ZONE_TABLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_shows_by_its_cells_what_it_is),
        cmocka_unit_test(plain_text_has_standings_too),
        cmocka_unit_test(two_rows_of_figures_are_no_standings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
