#include "support/grammar.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "support/test.h"

/* A text run: letters, digits, single marks; never two spaces, never a number
 * that could be a score, a minute or a time. It begins with a letter, or a
 * number and then one. */
#define WORD "(?:\\p{L}|\\d+(?![0-9h'+]|[.:-]\\d)|\\.(?!\\.)|&(?!&)|'(?!'))"
#define RUN                                                                    \
    "(?:\\p{L}+|\\d+\\.? ?\\p{L}+)(?:(?: (?!" SIGN " )|[/-])?" WORD ")*+"
/* What stands between two teams instead of "v", or for a team that rests. */
#define SIGN                                                                   \
    "(?:vs\\.?|v|n/p|N/P|w/o|W/O|(?:abd|aban|susp|ppd|pst|po?stp|awd|canc)"    \
    "\\.?|ABD|ABAN|SUSP|PPD|PST|PO?STP|P-P|x-x|X-X|AWD|CANC|bye|BYE)"
#define MONTH                                                                  \
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"     \
    "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
/* A team is no day: those are read first. */
#define TEAM                                                                   \
    "(?!(?i:" MONTH " \\d{1,2}\\b|\\d{1,2} " MONTH "\\b)|" SIGN "\\b)" RUN
#define PAIR "\\d{1,2}-\\d{1,2}"
#define FULL                                                                   \
    "(?:" PAIR " aet(?: \\(" PAIR "(?:, " PAIR ")?\\))?(?:, " PAIR             \
    " pen)?|" PAIR " \\(" PAIR "\\), " PAIR " pen|" PAIR ", " PAIR             \
    " pen|" PAIR " pen|" PAIR "(?: \\(" PAIR "\\))?)"
#define FULLER                                                                 \
    PAIR " \\((?:HT " PAIR ", )?(?:agg " PAIR "|(?:FT " PAIR ", )?aet"         \
         "(?:, agg " PAIR ", " PAIR " pen|, " PAIR " pen)?)\\)"
#define PLACE                                                                  \
    "(?:\\p{L}[\\p{L}'.]*|\\d+ ?\\p{L}[\\p{L}.]*)"                             \
    "(?:(?: ?[&/-] ?| )[\\p{L}\\d.']+)*"
#define MATCH                                                                  \
    "  " TEAM " v " TEAM "(?:  (?:" FULLER "|" FULL "))?"                      \
    "(?:  \\[(?:abandoned|awarded|postponed)\\])?"                             \
    "(?:  @ " PLACE "(?:, " PLACE ")*)?"
#define PLAYER "\\p{L}+\\.?(?:(?: |(?<=[\\p{L}.])-|')?\\p{L}+\\.?)*'?"
#define KIND "(?: \\((?:og|pen)\\))?"
#define MINUTE "\\d{1,3}(?:\\+\\d{1,2})?'" KIND
#define GOAL PLAYER "(?: " MINUTE "(?:, " MINUTE ")*)?"
#define GOALS GOAL "(?:, " GOAL ")*"

static const char document[] =
    "(?:= [^=#\\[\\]<>]+|== [^=#\\[\\]<>]+|"
    "\\d{4}-\\d{2}-\\d{2}|"
    " *#[^\\[\\]<>]*|" MATCH "|    \\(" GOALS "(?:; " GOALS ")?\\)"
    "|  Attendance: [1-9]\\d*|)";

static pcre2_code *compile(const char *pattern)
{
    int error;
    size_t at;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
                                     PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED |
                                         PCRE2_ENDANCHORED,
                                     &error, &at, NULL);

    if (!code)
        fail_msg("pattern: error %d at %zu", error, at);
    return code;
}

static bool matches(const pcre2_code *code, ft_slice line)
{
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    int result = pcre2_match(code, (PCRE2_SPTR)(line.len ? line.data : ""),
                             line.len, 0, 0, data, NULL);

    pcre2_match_data_free(data);
    return result >= 0;
}

static bool starts(ft_slice line, const char *with)
{
    return ft_slice_starts(line, ft_slice_of(with));
}

static bool is_match(ft_slice line)
{
    return starts(line, "  ") && !starts(line, "   ") &&
           !starts(line, "  Att") && !starts(line, "  #");
}

unsigned grammar_check(ft_slice text, size_t *count)
{
    pcre2_code *code = compile(document);
    unsigned number = 0, wrong = 0;
    bool property = false; /* only a blank line ends it */

    *count = 0;
    while (text.len > 0 && !wrong) {
        const ft_slice newline = FT_SLICE("\n");
        size_t end = ft_slice_find(text, newline, 0);
        ft_slice line = {text.data, end < text.len ? end : text.len};

        number++;
        if (!matches(code, line) || (property && line.len > 0) ||
            (number == 1 && !starts(line, "= ")))
            wrong = number;
        property = starts(line, "  Attendance");
        *count += is_match(line);
        end = end < text.len ? end + 1 : text.len;
        text = (ft_slice){text.data + end, text.len - end};
    }
    pcre2_code_free(code);
    return wrong;
}
