/* Prints the rules that were found and the score of one sentence. */
#include <fulltime/fulltime.h>

#include <stdio.h>
#include <string.h>

static void print_match(const ft_match *match)
{
    printf("%s %d-%d %s\n", match->sides[0].name, match->full_time.goals[0],
           match->full_time.goals[1], match->sides[1].name);
}

int main(void)
{
    static const char article[] = "Arsenal beat Everton 2-1 on Saturday.\n";
    ft_rules *rules = NULL;
    ft_result *result = NULL;
    ft_error err;
    ft_status status = ft_rules_load(NULL, &rules, &err);

    if (!status) {
        printf("%s\n", ft_rules_name(rules));
        status =
            ft_extract(rules, article, strlen(article), NULL, &result, &err);
    }
    if (status)
        fprintf(stderr, "%s:%u: %s\n", err.file, err.line, err.message);
    for (size_t i = 0; !status && i < ft_result_count(result); i++)
        print_match(ft_result_match(result, i));
    ft_result_free(result);
    ft_rules_free(rules);
    return status != FT_OK;
}
