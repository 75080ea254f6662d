/* keys: a new key is a line here, and a reader where its map is read. */
#include "rules/keys.h"

#include "rules/shape.h"

#define KEY(name, about)                                                       \
    {                                                                          \
        FT_SLICE(name), about                                                  \
    }

static const ft_key_info file_keys[] = {
    KEY("pack", "what the pack is; only in its first file"),
    KEY("include", "packs that come first: a name beside this pack, or a path"),
    KEY("files", "the other files of the pack, in the order that decides ties"),
    KEY("gazetteers", "tables of names, by kind"),
    KEY("words", "lists of words by which names are found"),
    KEY("numbers", "cardinals in words"),
    KEY("ordinals", "ordinals in words"),
    KEY("calendar", "names of days and months"),
    KEY("fragments", "named parts of patterns"),
    KEY("rules", "what sentences say"),
};

static const ft_key_info pack_keys[] = {
    KEY("id", "the name of the pack"),
    KEY("version", "its version, as in 1.4.0"),
    KEY("lang", "its language, as in en"),
    KEY("sport", "its sport, as in football"),
    KEY("engine", "the versions of fulltime it wants, as in '>=0.1, <2'"),
};

static const ft_key_info fragment_keys[] = {
    KEY("words", "words and phrases, as they are written"),
    KEY("pattern", "a regular expression, or a list of alternatives"),
    KEY("as", "what a capture of it becomes"),
    KEY("fold", "words match with a capital first letter and in capitals, too"),
    KEY("value", "the minute, reckoned from captures inside: '45 + $n'"),
    KEY("offset", "minutes of stoppage time beyond it"),
    KEY("after", "minutes after the goal told before"),
};

static const ft_key_info rule_keys[] = {
    KEY("id", "unique among all rules: a-z, 0-9, '_', '.' and '-'"),
    KEY("about", "what it reads, in a line"),
    KEY("in", "the zones of an article that it reads"),
    KEY("window", "what the pattern sees at a time"),
    KEY("priority", "of matches of one length the higher wins; 0 unless told"),
    KEY("confidence", "how sure it is, from 0 to 1; 0.9 unless told"),
    KEY("within", "only inside regions that another rule emits"),
    KEY("needs", "rules of which one has given a fact in the same block"),
    KEY("pattern", "a regular expression with %{...}, or a list of them"),
    KEY("refer", "captures that are found elsewhere in the text"),
    KEY("unless", "when a match is no fact"),
    KEY("emit", "what a match says, by field"),
    KEY("examples", "the tests of the rule"),
};

static const ft_key_info unless_keys[] = {
    KEY("before", "ends where the match begins"),
    KEY("inside", "is found in the match"),
    KEY("after", "begins where the match ends"),
    KEY("sentence", "is found in the whole window"),
    KEY("where", "a condition over captures: 'w <= l'"),
};

static const ft_key_info refer_keys[] = {
    KEY("kind", "what is looked for: a kind of mention, or a list of them"),
    KEY("look", "back or ahead; back unless told"),
    KEY("within", "how many sentences are looked through, the own one counted"),
    KEY("subject", "passes over mentions behind a preposition"),
    KEY("first", "takes the first of a sentence instead of the nearest"),
    KEY("not", "captures whose entity is passed over"),
    KEY("optional", "the fact stands when nothing is found, too"),
};

static const ft_key_info example_keys[] = {
    KEY("match", "a text that the rule must read; each line is a block"),
    KEY("reject", "a text that it must leave alone"),
    KEY("zone", "where the text stands; the first of 'in' unless told"),
    KEY("fields", "captures and what they must be; '' for none"),
    KEY("todo", "why it does not hold yet: reported, never fails"),
};

static const struct {
    const ft_key_info *keys;
    size_t count;
} sets[] = {
    [FT_KEYS_FILE] = {file_keys, FT_COUNT(file_keys)},
    [FT_KEYS_PACK] = {pack_keys, FT_COUNT(pack_keys)},
    [FT_KEYS_FRAGMENT] = {fragment_keys, FT_COUNT(fragment_keys)},
    [FT_KEYS_RULE] = {rule_keys, FT_COUNT(rule_keys)},
    [FT_KEYS_UNLESS] = {unless_keys, FT_COUNT(unless_keys)},
    [FT_KEYS_REFER] = {refer_keys, FT_COUNT(refer_keys)},
    [FT_KEYS_EXAMPLE] = {example_keys, FT_COUNT(example_keys)},
};
_Static_assert(FT_COUNT(sets) == FT_KEYS_COUNT, "describe every map");

enum { MOST_KEYS = 16 };

const ft_key_info *ft_keys_of(ft_keys keys, size_t *count)
{
    *count = sets[keys].count;
    return sets[keys].keys;
}

size_t ft_keys_rank(ft_keys keys, ft_slice name)
{
    size_t rank = 0;

    while (rank < sets[keys].count &&
           !ft_slice_equal(sets[keys].keys[rank].name, name))
        rank++;
    return rank;
}

ft_status ft_keys_check(ft_report *report, const ft_node *node, ft_keys keys)
{
    ft_slice names[MOST_KEYS];

    for (size_t i = 0; i < sets[keys].count; i++)
        names[i] = sets[keys].keys[i].name;
    return ft_shape_keys(report, node, names, sets[keys].count);
}
