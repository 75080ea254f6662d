/* loss: why a fact came to nothing. */
#include "rules/loss.h"

#include <string.h>

#include "support/rules.h"
#include "support/test.h"

typedef struct loss_case {
    const char *rules, *text;
    ft_loss_reason reason;
    const char *winner;
} loss_case;

#define WON(id, more)                                                          \
    "- {id: " id ", pattern: '%{team:w} won', emit: {winner: $w}" more "}\n"
#define LONG "- {id: long, pattern: '%{team:w} won it', emit: {winner: $w}}\n"
#define SCORE                                                                  \
    "- {id: ft, pattern: '%{team:w} won (?<s>\\d-\\d)', "                      \
    "emit: {winner: $w, score.ft: $s}}\n"
#define VETO                                                                   \
    "- {id: trap, pattern: '(?<veto>\\d-\\d) on aggregate', "                  \
    "emit: {veto: score}}\n"

static const loss_case cases[] = {
    {WON("a", "") LONG, "Kenya won it", FT_LOSS_LONGER, "long"},
    {WON("a", "") WON("b", ", priority: 9"), "Kenya won", FT_LOSS_PRIORITY,
     "b"},
    {WON("a", "") WON("b", ""), "Kenya won", FT_LOSS_ORDER, "a"},
    {SCORE VETO, "Kenya won 2-1 on aggregate", FT_LOSS_VETO, "trap"},
};

static void the_reason_and_the_winner_are_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        const loss_case *c = &cases[i];
        char yaml[600] = "rules:\n", line[100] = "body: ";
        const char *lines[] = {line, NULL};
        rules_article a;
        ft_loss loss;

        RULES_ADD(yaml, c->rules);
        RULES_ADD(line, c->text);
        ft_pack *pack = rules_pack(yaml);
        rules_scan(&a, pack, lines, NULL);
        assert_int_equal(a.facts.loser_count, 1);
        loss = ft_loss_find(pack, &a.facts, &a.facts.losers[0]);
        print_message("%s\n", ft_loss_name(loss.reason));
        assert_int_equal(loss.reason, c->reason);
        assert_non_null(loss.winner);
        assert_true(ft_slice_equal(ft_pack_rule_id(pack, loss.winner->rule),
                                   ft_slice_of(c->winner)));
        rules_article_free(&a);
        ft_pack_free(pack);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_reason_and_the_winner_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
