/* Comes in: an enum of the record. Goes out: its spelling in the output. */
#include "output/names.h"

#include <assert.h>

#include "base/slice.h"

static const char *const roles[] = {
    [FT_ROLE_REPORTED] = "reported",
    [FT_ROLE_MENTIONED] = "mentioned",
};

static const char *const statuses[] = {
    [FT_MATCH_FINAL] = "final",
    [FT_MATCH_ABANDONED] = "abandoned",
    [FT_MATCH_AWARDED] = "awarded",
    [FT_MATCH_POSTPONED] = "postponed",
};

static const char *const checks[] = {
    [FT_CHECK_GOALS_WITHIN_SCORE] = "goals_within_score",
    [FT_CHECK_WINNER_SCORES_MORE] = "winner_scores_more",
    [FT_CHECK_MINUTES_WITHIN_MATCH] = "minutes_within_match",
    [FT_CHECK_ATTENDANCE_WITHIN_CAPACITY] = "attendance_within_capacity",
    [FT_CHECK_WEEKDAY_FITS_DATE] = "weekday_fits_date",
};
_Static_assert(FT_COUNT(checks) == FT_CHECK_COUNT, "name every check");

static const char *const verdicts[] = {
    [FT_VERDICT_ABSENT] = "absent",
    [FT_VERDICT_PASS] = "pass",
    [FT_VERDICT_FAIL] = "fail",
};

const char *ft_role_name(ft_role role)
{
    assert(role < FT_COUNT(roles));
    return roles[role];
}

const char *ft_status_name(ft_match_status status)
{
    assert(status < FT_COUNT(statuses));
    return statuses[status];
}

const char *ft_check_name(ft_check check)
{
    assert(check < FT_COUNT(checks));
    return checks[check];
}

const char *ft_verdict_name(ft_verdict verdict)
{
    assert(verdict < FT_COUNT(verdicts));
    return verdicts[verdict];
}
