/* Comes in: a verb. Goes out: its help. At most 22 lines of 79 columns each. */
#include "cli/usage.h"

#include "base/slice.h"

static const char *const texts[] = {
    [FT_VERB_NONE] =
        "fulltime reads sports news and prints match records.\n"
        "\n"
        "usage: fulltime COMMAND [OPTION...] [FILE...]\n"
        "\n"
        "  extract   the match records of articles, one JSON object a line\n"
        "  explain   the same records for the eye, each fact under its words\n"
        "  text      the text of an article that the records point into\n"
        "  lint      what is wrong with rule files\n"
        "  test      the examples in the rules and the articles of the corpus\n"
        "\n"
        "An article is HTML or plain text, in a file or on standard input.\n"
        "  fulltime extract report.html\n"
        "  curl -s https://example.org/report | fulltime extract\n"
        "\n"
        "'fulltime COMMAND --help' tells more, 'fulltime --version' which "
        "one this is.\n"
        "Exit status: 0 done, 1 a test failed, 2 usage or rules, 3 input or "
        "output.\n",
    [FT_VERB_EXTRACT] =
        "usage: fulltime extract [OPTION...] [FILE...|-]\n"
        "\n"
        "Prints every match whose final score an article states, one JSON "
        "object a\n"
        "line (docs/record.md). Without a FILE, or for -, it reads standard "
        "input.\n"
        "\n"
        "  --type auto|html|text  how to read the input (auto: by its "
        "content)\n"
        "  --url URL              where the article stood, if it does not say\n"
        "  --published DAY        when it appeared, if it does not say: the "
        "day that\n"
        "                         \"Thursday night\" counts from, as "
        "2021-11-17\n"
        "  --rules DIR            a rule pack, or a folder that holds one\n"
        "\n"
        "A file that cannot be read is named on standard error, the rest go "
        "on, and\n"
        "the exit status is 3. An article without a match prints nothing. When "
        "the\n"
        "reader of its output goes away, fulltime ends without a word.\n",
    [FT_VERB_TEXT] =
        "usage: fulltime text [OPTION...] FILE|-\n"
        "\n"
        "Prints the extracted text: the bytes that every span of a record "
        "counts in.\n"
        "\n"
        "  --body                 only the story itself\n"
        "  --zones                one line a block: its number, zone, span, * "
        "when it is\n"
        "                         of the body, - when not, and its text, "
        "parted by tabs\n"
        "  --meta                 what the page says of itself, as JSON: "
        "title, "
        "url,\n"
        "                         published, ..., and from which place of the "
        "page\n"
        "  --type auto|html|text  how to read the input (auto: by its "
        "content)\n",
    [FT_VERB_EXPLAIN] =
        "usage: fulltime explain [OPTION...] [FILE...|-]\n"
        "\n"
        "Prints each record as a card, and under it the lines of the article "
        "that it\n"
        "stands on, with the words marked and the rule that read them.\n"
        "\n"
        "  --all                      also what was read and is in no record\n"
        "                             (always when there is no record)\n"
        "  --color auto|always|never  auto: on a terminal, unless NO_COLOR is "
        "set\n"
        "  --type, --url, --published, --rules   as for extract\n",
    [FT_VERB_LINT] =
        "usage: fulltime lint [OPTION...] [RULES...]\n"
        "\n"
        "Reads rule packs (folders with a pack.yaml, or single files) and "
        "prints every\n"
        "error and warning as file:line:column, with the line and a caret. "
        "Without\n"
        "RULES it reads the rules that extract would use. The exit status is 2 "
        "when\n"
        "there is an error; warnings do not count.\n"
        "\n"
        "  --color auto|always|never  auto: on a terminal, unless NO_COLOR is "
        "set\n",
    [FT_VERB_TEST] =
        "usage: fulltime test [OPTION...] [WORD...]\n"
        "\n"
        "Runs the examples inside the rules and the articles of the corpus, "
        "prints what\n"
        "differs and how much of each field is right, and exits with 1 when "
        "something is\n"
        "worse than accepted. With a WORD it runs only the articles whose name "
        "has it.\n"
        "\n"
        "  --rules DIR    a rule pack, or a folder that holds one\n"
        "  --corpus DIR   articles, each in a folder with its expected.ndjson\n"
        "                 (otherwise the folder 'corpus' beside the rules, if "
        "any)\n"
        "  --accept       writes the differences that are left to "
        "DIR/known-gaps;\n"
        "                 what is listed there does not fail\n"
        "  --accept-loss  the same, even when there are new ones\n"
        "  --all          shows known gaps, too\n"
        "  --color auto|always|never  auto: on a terminal, unless NO_COLOR is "
        "set\n",
};
_Static_assert(FT_COUNT(texts) == FT_VERB_COUNT, "explain every verb");

const char *ft_usage(ft_verb verb)
{
    return texts[verb];
}
