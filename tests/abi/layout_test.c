/*
 * What a program that was built against these headers has in its own code: the
 * values of the enums, and size and place of the fields of the open structs.
 * Where one of these lines does not hold any more, such a program breaks
 * (docs/stability.md): fields are added at the end of what the library hands
 * out, and values at the end of an enum. Offsets are those of systems where a
 * pointer has eight bytes.
 */
#include <stddef.h>
#include <stdint.h>

#include <fulltime/fulltime.h>

#define SAME(what, wanted) _Static_assert((what) == (wanted), #what)

SAME(FT_OK, 0);
SAME(FT_ERR_MEMORY, 1);
SAME(FT_ERR_IO, 2);
SAME(FT_ERR_ENCODING, 3);
SAME(FT_ERR_SYNTAX, 4);
SAME(FT_ERR_RULE, 5);
SAME(FT_ERR_ARGUMENT, 6);
SAME(FT_ERR_LIMIT, 7);
SAME(FT_INPUT_AUTO, 0);
SAME(FT_INPUT_HTML, 1);
SAME(FT_INPUT_TEXT, 2);
SAME(FT_ROLE_REPORTED, 0);
SAME(FT_ROLE_MENTIONED, 1);
SAME(FT_MATCH_FINAL, 0);
SAME(FT_MATCH_ABANDONED, 1);
SAME(FT_MATCH_AWARDED, 2);
SAME(FT_MATCH_POSTPONED, 3);
SAME(FT_VERDICT_ABSENT, 0);
SAME(FT_VERDICT_PASS, 1);
SAME(FT_VERDICT_FAIL, 2);
SAME(FT_CHECK_GOALS_WITHIN_SCORE, 0);
SAME(FT_CHECK_WINNER_SCORES_MORE, 1);
SAME(FT_CHECK_MINUTES_WITHIN_MATCH, 2);
SAME(FT_CHECK_ATTENDANCE_WITHIN_CAPACITY, 3);
SAME(FT_CHECK_WEEKDAY_FITS_DATE, 4);
SAME(FT_CHECK_COUNT, 5);
SAME(FT_HOME_UNTOLD, -1);
SAME(FT_ATTENDANCE_UNTOLD, -1);

#if UINTPTR_MAX == 0xFFFFFFFFFFFFFFFFu

SAME(sizeof(ft_error), 300);
SAME(offsetof(ft_error, file), 4);
SAME(offsetof(ft_error, line), 132);
SAME(offsetof(ft_error, column), 136);
SAME(offsetof(ft_error, message), 140);

SAME(sizeof(ft_options), 72);
SAME(offsetof(ft_options, uri), 8);
SAME(offsetof(ft_options, url), 16);
SAME(offsetof(ft_options, published), 24);
SAME(offsetof(ft_options, archive), 32);
SAME(offsetof(ft_options, offset), 40);
SAME(offsetof(ft_options, fetched), 48);
SAME(offsetof(ft_options, digest), 56);
SAME(offsetof(ft_options, min_confidence), 64);

SAME(sizeof(ft_span), 16);
SAME(sizeof(ft_score), 12);
SAME(offsetof(ft_score, goals), 4);

SAME(sizeof(ft_goal), 24);
SAME(offsetof(ft_goal, minute), 8);
SAME(offsetof(ft_goal, offset), 12);
SAME(offsetof(ft_goal, penalty), 16);
SAME(offsetof(ft_goal, owngoal), 17);
SAME(offsetof(ft_goal, derived), 18);

SAME(sizeof(ft_evidence), 56);
SAME(offsetof(ft_evidence, rule), 8);
SAME(offsetof(ft_evidence, span), 16);
SAME(offsetof(ft_evidence, quote), 32);
SAME(offsetof(ft_evidence, block), 40);
SAME(offsetof(ft_evidence, confidence), 48);

SAME(sizeof(ft_conflict), 40);
SAME(offsetof(ft_conflict, kept), 8);
SAME(offsetof(ft_conflict, refused), 16);
SAME(offsetof(ft_conflict, kept_quote), 24);
SAME(offsetof(ft_conflict, refused_quote), 32);

SAME(sizeof(ft_side), 32);
SAME(offsetof(ft_side, code), 8);
SAME(offsetof(ft_side, goals), 16);
SAME(offsetof(ft_side, goal_count), 24);

SAME(sizeof(ft_match), 248);
SAME(offsetof(ft_match, role), 8);
SAME(offsetof(ft_match, status), 12);
SAME(offsetof(ft_match, date), 16);
SAME(offsetof(ft_match, competition), 24);
SAME(offsetof(ft_match, sides), 32);
SAME(offsetof(ft_match, home), 96);
SAME(offsetof(ft_match, half_time), 100);
SAME(offsetof(ft_match, full_time), 112);
SAME(offsetof(ft_match, extra_time), 124);
SAME(offsetof(ft_match, shootout), 136);
SAME(offsetof(ft_match, aggregate), 148);
SAME(offsetof(ft_match, venue), 160);
SAME(offsetof(ft_match, city), 168);
SAME(offsetof(ft_match, attendance), 176);
SAME(offsetof(ft_match, confidence), 184);
SAME(offsetof(ft_match, checks), 192);
SAME(offsetof(ft_match, conflicts), 216);
SAME(offsetof(ft_match, conflict_count), 224);
SAME(offsetof(ft_match, evidence), 232);
SAME(offsetof(ft_match, evidence_count), 240);

#endif

int main(void)
{
    return 0;
}
