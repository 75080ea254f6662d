/*
 * Comes in: argv. Goes out: ft_args, or an error that names the word that is
 * not understood. Options may stand before and after files; "--" ends them.
 */
#include "cli/args.h"

#include <stddef.h>
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "text/calendar.h"

static const ft_slice verbs[] = {
    [FT_VERB_NONE] = FT_SLICE(""),     [FT_VERB_EXTRACT] = FT_SLICE("extract"),
    [FT_VERB_TEXT] = FT_SLICE("text"), [FT_VERB_EXPLAIN] = FT_SLICE("explain"),
    [FT_VERB_LINT] = FT_SLICE("lint"), [FT_VERB_TEST] = FT_SLICE("test"),
};
_Static_assert(FT_COUNT(verbs) == FT_VERB_COUNT, "name every verb");

typedef enum option {
    OPTION_ACCEPT,
    OPTION_ACCEPT_LOSS,
    OPTION_ALL,
    OPTION_BODY,
    OPTION_COLOR,
    OPTION_CORPUS,
    OPTION_FORMAT,
    OPTION_HELP,
    OPTION_HTML,
    OPTION_META,
    OPTION_OUTPUT,
    OPTION_PUBLISHED,
    OPTION_RULES,
    OPTION_TYPE,
    OPTION_URL,
    OPTION_VERSION,
    OPTION_ZONES,
    OPTION_COUNT
} option;

static const ft_slice names[] = {
    [OPTION_ACCEPT] = FT_SLICE("--accept"),
    [OPTION_ACCEPT_LOSS] = FT_SLICE("--accept-loss"),
    [OPTION_ALL] = FT_SLICE("--all"),
    [OPTION_BODY] = FT_SLICE("--body"),
    [OPTION_COLOR] = FT_SLICE("--color"),
    [OPTION_CORPUS] = FT_SLICE("--corpus"),
    [OPTION_FORMAT] = FT_SLICE("--format"),
    [OPTION_HELP] = FT_SLICE("--help"),
    [OPTION_HTML] = FT_SLICE("--html"),
    [OPTION_META] = FT_SLICE("--meta"),
    [OPTION_OUTPUT] = FT_SLICE("--output"),
    [OPTION_PUBLISHED] = FT_SLICE("--published"),
    [OPTION_RULES] = FT_SLICE("--rules"),
    [OPTION_TYPE] = FT_SLICE("--type"),
    [OPTION_URL] = FT_SLICE("--url"),
    [OPTION_VERSION] = FT_SLICE("--version"),
    [OPTION_ZONES] = FT_SLICE("--zones"),
};
_Static_assert(FT_COUNT(names) == OPTION_COUNT, "name every option");

#define ON(verb) (1u << FT_VERB_##verb)
#define READING (ON(EXTRACT) | ON(EXPLAIN))
#define PRINTING (ON(EXPLAIN) | ON(LINT) | ON(TEST))
#define ALL (~0u)

static const struct {
    unsigned verbs; /* that it goes with */
    bool valued;
} options[] = {
    [OPTION_ACCEPT] = {ON(TEST), false},
    [OPTION_ACCEPT_LOSS] = {ON(TEST), false},
    [OPTION_ALL] = {ON(EXPLAIN) | ON(TEST), false},
    [OPTION_BODY] = {ON(TEXT), false},
    [OPTION_COLOR] = {PRINTING, true},
    [OPTION_CORPUS] = {ON(TEST), true},
    [OPTION_FORMAT] = {ON(EXTRACT), true},
    [OPTION_HELP] = {ALL, false},
    [OPTION_HTML] = {ON(EXPLAIN), false},
    [OPTION_META] = {ON(TEXT), false},
    [OPTION_OUTPUT] = {ON(EXTRACT), true},
    [OPTION_PUBLISHED] = {READING, true},
    [OPTION_RULES] = {READING | ON(TEST), true},
    [OPTION_TYPE] = {READING | ON(TEXT), true},
    [OPTION_URL] = {READING, true},
    [OPTION_VERSION] = {ALL, false},
    [OPTION_ZONES] = {ON(TEXT), false},
};
_Static_assert(FT_COUNT(options) == OPTION_COUNT, "describe every option");

static const ft_slice inputs[] = {
    [FT_INPUT_AUTO] = FT_SLICE("auto"),
    [FT_INPUT_HTML] = FT_SLICE("html"),
    [FT_INPUT_TEXT] = FT_SLICE("text"),
};

static const ft_slice colours[] = {
    [FT_COLOUR_AUTO] = FT_SLICE("auto"),
    [FT_COLOUR_ALWAYS] = FT_SLICE("always"),
    [FT_COLOUR_NEVER] = FT_SLICE("never"),
};

/* `count` when the word is none of the names. */
static size_t find_name(ft_slice word, const ft_slice *table, size_t count)
{
    size_t i = 0;

    while (i < count && !ft_slice_equal(word, table[i]))
        i++;
    return i;
}

/* Bytes of a word that a message has room for. */
static int shown(ft_slice word)
{
    return word.len < 40 ? (int)word.len : 40;
}

static ft_status fail_unknown(ft_error *err, const char *what, ft_slice word,
                              const ft_slice *table, size_t count)
{
    ft_slice near = ft_error_nearest(word, table, count);

    if (near.len > 0)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "there is no %s '%.*s'; did you mean '%.*s'?", what,
                            shown(word), word.data, shown(near), near.data);
    return ft_error_set(err, FT_ERR_ARGUMENT, "there is no %s '%.*s'", what,
                        shown(word), word.data);
}

static ft_status read_choice(const char *option_name, const char *value,
                             const ft_slice *table, size_t count, size_t *out,
                             ft_error *err)
{
    *out = find_name(ft_slice_of(value), table, count);
    if (*out < count)
        return FT_OK;
    return ft_error_set(err, FT_ERR_ARGUMENT, "%s is %s, %s or %s, not '%.40s'",
                        option_name, table[0].data, table[1].data,
                        table[2].data, value);
}

static ft_status read_published(const char *value, ft_args *out, ft_error *err)
{
    ft_date day;

    if (!value || strlen(value) != sizeof "2019-05-04" - 1 ||
        !ft_date_parse(ft_slice_of(value), &day))
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "--published wants a day such as 2019-05-04, "
                            "not '%.40s'",
                            value ? value : "");
    out->published = value;
    return FT_OK;
}

static ft_status read_format(const char *value, ft_format *out, ft_error *err)
{
    const ft_slice word = ft_slice_of(value);
    size_t choice = find_name(word, ft_format_names, FT_FORMAT_COUNT);

    if (choice == FT_FORMAT_COUNT)
        return fail_unknown(err, "format", word, ft_format_names,
                            FT_FORMAT_COUNT);
    *out = (ft_format)choice;
    return FT_OK;
}

static ft_status apply(option which, const char *value, ft_args *out,
                       ft_error *err)
{
    ft_status status = FT_OK;
    size_t choice = 0;

    switch (which) {
    case OPTION_ACCEPT_LOSS:
        out->accept_loss = true;
        out->accept = true;
        break;
    case OPTION_ACCEPT:
        out->accept = true;
        break;
    case OPTION_ALL:
        out->all = true;
        break;
    case OPTION_BODY:
        out->body = true;
        break;
    case OPTION_COLOR:
        status = read_choice("--color", value, colours, FT_COUNT(colours),
                             &choice, err);
        out->colour = (ft_colour)choice;
        break;
    case OPTION_CORPUS:
        out->corpus = value;
        break;
    case OPTION_FORMAT:
        status = read_format(value, &out->format, err);
        break;
    case OPTION_HELP:
        out->help = true;
        break;
    case OPTION_HTML:
        out->html = true;
        break;
    case OPTION_META:
        out->meta = true;
        break;
    case OPTION_OUTPUT:
        out->output = value;
        break;
    case OPTION_PUBLISHED:
        status = read_published(value, out, err);
        break;
    case OPTION_RULES:
        out->rules = value;
        break;
    case OPTION_TYPE:
        status = read_choice("--type", value, inputs, FT_COUNT(inputs), &choice,
                             err);
        out->type = (ft_input)choice;
        break;
    case OPTION_URL:
        out->url = value;
        break;
    case OPTION_VERSION:
        out->version = true;
        break;
    case OPTION_ZONES:
        out->zones = true;
        break;
    case OPTION_COUNT:
        break;
    }
    return status;
}

/* Reads the option at argv[*at]; a value may follow "=" or be the next word. */
static ft_status read_option(int argc, char **argv, int *at, ft_args *out,
                             ft_error *err)
{
    const char *word = argv[*at], *equals = strchr(word, '=');
    ft_slice name =
        equals ? (ft_slice){word, (size_t)(equals - word)} : ft_slice_of(word);
    size_t which = find_name(name, names, FT_COUNT(names));
    const char *value = NULL;

    if (strcmp(word, "-h") == 0)
        which = OPTION_HELP;
    if (which == OPTION_COUNT)
        return fail_unknown(err, "option", name, names, FT_COUNT(names));
    if (!(options[which].verbs & (1u << out->verb)))
        return ft_error_set(err, FT_ERR_ARGUMENT, "%s does not go with '%s'",
                            names[which].data, ft_verb_name(out->verb));
    if (equals && !options[which].valued)
        return ft_error_set(err, FT_ERR_ARGUMENT, "%s takes no value",
                            names[which].data);
    if (options[which].valued)
        value = equals ? equals + 1 : *at + 1 < argc ? argv[++*at] : NULL;
    if (options[which].valued && (!value || !*value))
        return ft_error_set(err, FT_ERR_ARGUMENT, "%s wants a value",
                            names[which].data);
    return apply((option)which, value, out, err);
}

static bool is_verb(ft_slice word, ft_verb *out)
{
    size_t verb = find_name(word, verbs, FT_COUNT(verbs));

    *out = verb < FT_VERB_COUNT ? (ft_verb)verb : FT_VERB_NONE;
    return *out != FT_VERB_NONE;
}

static ft_status check_files(const ft_args *args, ft_error *err)
{
    if (args->help || args->version)
        return FT_OK;
    if (args->verb == FT_VERB_TEXT && args->file_count > 1)
        return ft_error_set(err, FT_ERR_ARGUMENT, "text takes one file");
    if (args->body + args->zones + args->meta > 1)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "--body, --zones and --meta exclude each other");
    return FT_OK;
}

ft_status ft_args_read(int argc, char **argv, ft_args *out, ft_error *err)
{
    bool open = true; /* options may still come */

    *out = (ft_args){.files = argv};
    for (int i = 1; i < argc; i++) {
        ft_slice word = ft_slice_of(argv[i]);
        ft_status status = FT_OK;

        if (open && strcmp(argv[i], "--") == 0)
            open = false;
        else if (open && word.len > 1 && word.data[0] == '-')
            status = read_option(argc, argv, &i, out, err);
        else if (out->verb != FT_VERB_NONE)
            argv[out->file_count++] = argv[i];
        else if (!is_verb(word, &out->verb))
            status = fail_unknown(err, "command", word, verbs + 1,
                                  FT_COUNT(verbs) - 1);
        if (status)
            return status;
    }
    return check_files(out, err);
}

const char *ft_verb_name(ft_verb verb)
{
    return verbs[verb].data;
}
