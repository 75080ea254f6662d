/*
 * Comes in: argv. Goes out: ft_args, or an error that names the word that is
 * not understood. Options may stand before and after files; "--" ends them.
 */
#include "cli/args.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/slice.h"
#include "text/calendar.h"

enum { MOST_JOBS = 256 };

static const ft_slice verbs[] = {
    [FT_VERB_NONE] = FT_SLICE(""),
    [FT_VERB_EXTRACT] = FT_SLICE("extract"),
    [FT_VERB_TEXT] = FT_SLICE("text"),
    [FT_VERB_EXPLAIN] = FT_SLICE("explain"),
    [FT_VERB_LINT] = FT_SLICE("lint"),
    [FT_VERB_TEST] = FT_SLICE("test"),
    [FT_VERB_CHECK] = FT_SLICE("check"),
    [FT_VERB_REVIEW] = FT_SLICE("review"),
    [FT_VERB_COVERAGE] = FT_SLICE("coverage"),
    [FT_VERB_BENCH] = FT_SLICE("bench"),
    [FT_VERB_MERGE] = FT_SLICE("merge"),
    [FT_VERB_FMT] = FT_SLICE("fmt"),
    [FT_VERB_SCHEMA] = FT_SLICE("schema"),
    [FT_VERB_REPORT] = FT_SLICE("report"),
};
_Static_assert(FT_COUNT(verbs) == FT_VERB_COUNT, "name every verb");

typedef enum option {
    OPTION_ACCEPT,
    OPTION_ACCEPT_LOSS,
    OPTION_AGAINST,
    OPTION_ALL,
    OPTION_AT,
    OPTION_BODY,
    OPTION_CHECK,
    OPTION_COLOR,
    OPTION_CORPUS,
    OPTION_DB,
    OPTION_FIELD,
    OPTION_FIELDS,
    OPTION_FILES_FROM,
    OPTION_FORMAT,
    OPTION_GOALS,
    OPTION_HELP,
    OPTION_HTML,
    OPTION_ISOLATE,
    OPTION_JOBS,
    OPTION_JSON,
    OPTION_JUNIT,
    OPTION_KEY,
    OPTION_META,
    OPTION_MIN,
    OPTION_MIN_CONFIDENCE,
    OPTION_NEAR,
    OPTION_ONLY,
    OPTION_OUTPUT,
    OPTION_PROGRESS,
    OPTION_PUBLISHED,
    OPTION_RESUME,
    OPTION_RULE,
    OPTION_RULES,
    OPTION_SKIP,
    OPTION_STRICT,
    OPTION_SUMMARY,
    OPTION_TAP,
    OPTION_SORTED,
    OPTION_TOLERANT,
    OPTION_TYPE,
    OPTION_URL,
    OPTION_VERSION,
    OPTION_WATCH,
    OPTION_WORTH,
    OPTION_ZONES,
    OPTION_COUNT
} option;

static const ft_slice names[] = {
    [OPTION_ACCEPT] = FT_SLICE("--accept"),
    [OPTION_ACCEPT_LOSS] = FT_SLICE("--accept-loss"),
    [OPTION_AGAINST] = FT_SLICE("--against"),
    [OPTION_ALL] = FT_SLICE("--all"),
    [OPTION_AT] = FT_SLICE("--at"),
    [OPTION_BODY] = FT_SLICE("--body"),
    [OPTION_CHECK] = FT_SLICE("--check"),
    [OPTION_COLOR] = FT_SLICE("--color"),
    [OPTION_CORPUS] = FT_SLICE("--corpus"),
    [OPTION_DB] = FT_SLICE("--db"),
    [OPTION_FIELD] = FT_SLICE("--field"),
    [OPTION_FIELDS] = FT_SLICE("--fields"),
    [OPTION_FILES_FROM] = FT_SLICE("--files-from"),
    [OPTION_FORMAT] = FT_SLICE("--format"),
    [OPTION_GOALS] = FT_SLICE("--goals"),
    [OPTION_HELP] = FT_SLICE("--help"),
    [OPTION_HTML] = FT_SLICE("--html"),
    [OPTION_ISOLATE] = FT_SLICE("--isolate"),
    [OPTION_JOBS] = FT_SLICE("--jobs"),
    [OPTION_JSON] = FT_SLICE("--json"),
    [OPTION_JUNIT] = FT_SLICE("--junit"),
    [OPTION_KEY] = FT_SLICE("--key"),
    [OPTION_META] = FT_SLICE("--meta"),
    [OPTION_MIN] = FT_SLICE("--min"),
    [OPTION_MIN_CONFIDENCE] = FT_SLICE("--min-confidence"),
    [OPTION_NEAR] = FT_SLICE("--near"),
    [OPTION_ONLY] = FT_SLICE("--only"),
    [OPTION_OUTPUT] = FT_SLICE("--output"),
    [OPTION_PROGRESS] = FT_SLICE("--progress"),
    [OPTION_PUBLISHED] = FT_SLICE("--published"),
    [OPTION_RESUME] = FT_SLICE("--resume"),
    [OPTION_RULE] = FT_SLICE("--rule"),
    [OPTION_RULES] = FT_SLICE("--rules"),
    [OPTION_SKIP] = FT_SLICE("--skip"),
    [OPTION_STRICT] = FT_SLICE("--strict"),
    [OPTION_SUMMARY] = FT_SLICE("--summary"),
    [OPTION_TAP] = FT_SLICE("--tap"),
    [OPTION_SORTED] = FT_SLICE("--sorted"),
    [OPTION_TOLERANT] = FT_SLICE("--tolerant"),
    [OPTION_TYPE] = FT_SLICE("--type"),
    [OPTION_URL] = FT_SLICE("--url"),
    [OPTION_VERSION] = FT_SLICE("--version"),
    [OPTION_WATCH] = FT_SLICE("--watch"),
    [OPTION_WORTH] = FT_SLICE("--worth"),
    [OPTION_ZONES] = FT_SLICE("--zones"),
};
_Static_assert(FT_COUNT(names) == OPTION_COUNT, "name every option");

#define ON(verb) (1u << FT_VERB_##verb)
#define READING (ON(EXTRACT) | ON(EXPLAIN))
#define RUNNING (ON(TEST) | ON(REVIEW) | ON(COVERAGE) | ON(BENCH))
#define PRINTING (ON(EXPLAIN) | ON(LINT) | ON(CHECK) | RUNNING)
#define WRITING (ON(EXTRACT) | ON(MERGE))
#define ALL (~0u)

static const struct {
    unsigned verbs; /* that it goes with */
    bool valued;
} options[] = {
    [OPTION_ACCEPT] = {ON(TEST), false},
    [OPTION_ACCEPT_LOSS] = {ON(TEST) | ON(REVIEW), false},
    [OPTION_AGAINST] = {ON(CHECK), true},
    [OPTION_ALL] = {ON(EXPLAIN) | ON(TEST) | ON(COVERAGE) | ON(CHECK), false},
    [OPTION_AT] = {ON(EXPLAIN), true},
    [OPTION_BODY] = {ON(TEXT), false},
    [OPTION_CHECK] = {ON(FMT), false},
    [OPTION_COLOR] = {PRINTING, true},
    [OPTION_CORPUS] = {RUNNING | ON(EXPLAIN), true},
    [OPTION_DB] = {ON(EXTRACT) | ON(REPORT), true},
    [OPTION_FIELD] = {ON(EXPLAIN) | ON(TEST) | ON(REVIEW), true},
    [OPTION_FIELDS] = {ON(EXTRACT), true},
    [OPTION_FILES_FROM] = {ON(EXTRACT), true},
    [OPTION_FORMAT] = {WRITING | ON(LINT), true},
    [OPTION_GOALS] = {ON(CHECK), true},
    [OPTION_HELP] = {ALL, false},
    [OPTION_HTML] = {ON(EXPLAIN) | ON(TEST), false},
    [OPTION_ISOLATE] = {ON(EXTRACT), false},
    [OPTION_JOBS] = {ON(EXTRACT) | ON(TEST) | ON(REVIEW), true},
    [OPTION_JSON] = {ON(TEST) | ON(COVERAGE) | ON(BENCH), false},
    [OPTION_JUNIT] = {ON(TEST), true},
    [OPTION_KEY] = {ON(EXTRACT), false},
    [OPTION_META] = {ON(TEXT), false},
    [OPTION_MIN] = {ON(TEST), true},
    [OPTION_MIN_CONFIDENCE] = {READING, true},
    [OPTION_NEAR] = {ON(EXPLAIN), false},
    [OPTION_ONLY] = {ON(TEST) | ON(REVIEW) | ON(COVERAGE), true},
    [OPTION_OUTPUT] = {WRITING, true},
    [OPTION_PROGRESS] = {ON(EXTRACT), true},
    [OPTION_PUBLISHED] = {READING, true},
    [OPTION_RESUME] = {ON(EXTRACT), false},
    [OPTION_RULE] = {ON(EXPLAIN), true},
    [OPTION_RULES] = {READING | ON(CHECK) | RUNNING, true},
    [OPTION_SKIP] = {ON(EXTRACT), true},
    [OPTION_STRICT] = {ON(LINT), false},
    [OPTION_SUMMARY] = {ON(EXTRACT), false},
    [OPTION_TAP] = {ON(TEST), false},
    [OPTION_SORTED] = {ON(MERGE), false},
    [OPTION_TOLERANT] = {ON(EXTRACT), false},
    [OPTION_TYPE] = {READING | ON(TEXT), true},
    [OPTION_URL] = {READING, true},
    [OPTION_VERSION] = {ALL, false},
    [OPTION_WATCH] = {ON(TEST), false},
    [OPTION_WORTH] = {ON(COVERAGE), false},
    [OPTION_ZONES] = {ON(TEXT), false},
};
_Static_assert(FT_COUNT(options) == OPTION_COUNT, "describe every option");

/* As ft_input and ft_media count them. */
static const ft_slice inputs[] = {
    [FT_MEDIA_AUTO] = FT_SLICE("auto"), [FT_MEDIA_HTML] = FT_SLICE("html"),
    [FT_MEDIA_TEXT] = FT_SLICE("text"), [FT_MEDIA_LINES] = FT_SLICE("ndjson"),
    [FT_MEDIA_WARC] = FT_SLICE("warc"),
};
_Static_assert(FT_COUNT(inputs) == FT_MEDIA_COUNT, "name every kind");
_Static_assert((int)FT_INPUT_HTML == (int)FT_MEDIA_HTML &&
                   (int)FT_INPUT_TEXT == (int)FT_MEDIA_TEXT,
               "articles are counted alike");

static const ft_slice showings[] = {
    [FT_SHOWING_AUTO] = FT_SLICE("auto"),
    [FT_SHOWING_JSON] = FT_SLICE("json"),
    [FT_SHOWING_NEVER] = FT_SLICE("never"),
};

static const ft_slice lines[] = {
    [FT_LINES_TEXT] = FT_SLICE("text"),
    [FT_LINES_JSON] = FT_SLICE("json"),
    [FT_LINES_GITHUB] = FT_SLICE("github"),
};
_Static_assert(FT_COUNT(lines) == FT_LINES_COUNT, "name every form");

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

/* "auto, html or text". */
static void list_names(const ft_slice *table, size_t count, char *out,
                       size_t room)
{
    size_t len = 0;

    for (size_t i = 0; i < count && len < room; i++) {
        const char *before = i == 0 ? "" : i + 1 < count ? ", " : " or ";
        int more =
            snprintf(out + len, room - len, "%s%s", before, table[i].data);
        len += more > 0 ? (size_t)more : 0;
    }
}

static ft_status read_choice(const char *option_name, const char *value,
                             const ft_slice *table, size_t count, size_t *out,
                             ft_error *err)
{
    char known[80];

    *out = find_name(ft_slice_of(value), table, count);
    if (*out < count)
        return FT_OK;
    list_names(table, count, known, sizeof known);
    return ft_error_set(err, FT_ERR_ARGUMENT, "%s is %s, not '%.40s'",
                        option_name, known, value);
}

/* Archives and lines are for extract alone. */
static ft_status read_type(const char *value, ft_args *out, ft_error *err)
{
    const size_t count =
        out->verb == FT_VERB_EXTRACT ? FT_COUNT(inputs) : FT_MEDIA_LINES;
    size_t choice;
    ft_status status =
        read_choice("--type", value, inputs, count, &choice, err);

    if (status)
        return status;
    out->kind = (ft_media)choice;
    out->type = choice < FT_MEDIA_LINES ? (ft_input)choice : FT_INPUT_AUTO;
    return FT_OK;
}

static ft_status read_count(const char *option_name, const char *value,
                            size_t most, size_t *out, ft_error *err)
{
    *out = 0;
    for (const char *digit = value; *digit; digit++) {
        if (*digit < '0' || *digit > '9' || *out > most)
            return ft_error_set(err, FT_ERR_ARGUMENT,
                                "%s wants a number up to %zu, not '%.40s'",
                                option_name, most, value);
        *out = *out * 10 + (size_t)(*digit - '0');
    }
    if (*out > most)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "%s wants a number up to %zu, not '%.40s'",
                            option_name, most, value);
    return FT_OK;
}

static ft_status read_jobs(const char *value, ft_args *out, ft_error *err)
{
    size_t jobs;
    ft_status status = read_count("--jobs", value, MOST_JOBS, &jobs, err);

    if (status)
        return status;
    if (jobs == 0) { /* as many as there are processors */
        const long online = sysconf(_SC_NPROCESSORS_ONLN);
        jobs = online > 0 ? (size_t)online : 1;
    }
    out->jobs = jobs < MOST_JOBS ? (unsigned)jobs : MOST_JOBS;
    return FT_OK;
}

/* "html=page,id=guid": which keys of a line hold what. */
static ft_status read_fields(const char *value, ft_args *out, ft_error *err)
{
    static const ft_slice known[] = {FT_SLICE("html"), FT_SLICE("text"),
                                     FT_SLICE("url"), FT_SLICE("published"),
                                     FT_SLICE("id")};
    ft_slice *const fields[] = {&out->fields.html, &out->fields.text,
                                &out->fields.url, &out->fields.published,
                                &out->fields.id};
    const ft_slice all = ft_slice_of(value);

    for (size_t at = 0, end; at < all.len; at = end + 1) {
        end = ft_slice_find(all, ft_slice_of(","), at);
        end = end < all.len ? end : all.len;
        const ft_slice pair = ft_slice_cut(all, (ft_span){at, end});
        const size_t equals = ft_slice_find(pair, ft_slice_of("="), 0);
        if (equals >= pair.len || equals + 1 == pair.len)
            return ft_error_set(err, FT_ERR_ARGUMENT,
                                "--fields wants pairs such as html=page, "
                                "not '%.40s'",
                                value);
        const ft_slice name = ft_slice_cut(pair, (ft_span){0, equals});
        const size_t which = find_name(name, known, FT_COUNT(known));
        if (which == FT_COUNT(known))
            return fail_unknown(err, "field", name, known, FT_COUNT(known));
        *fields[which] = ft_slice_cut(pair, (ft_span){equals + 1, pair.len});
    }
    return FT_OK;
}

static ft_status read_published(const char *value, ft_args *out, ft_error *err)
{
    ft_date day;

    out->published_fetched =
        value && strcmp(value, "fetched") == 0 && out->verb == FT_VERB_EXTRACT;
    if (out->published_fetched)
        return FT_OK;
    if (!value || strlen(value) != sizeof "2019-05-04" - 1 ||
        !ft_date_parse(ft_slice_of(value), &day))
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "--published wants a day such as 2019-05-04, "
                            "not '%.40s'",
                            value ? value : "");
    out->published = value;
    return FT_OK;
}

/* Records and findings each have forms of their own. */
static ft_status read_format(const char *value, ft_args *out, ft_error *err)
{
    const ft_slice word = ft_slice_of(value);
    const bool lint = out->verb == FT_VERB_LINT;
    const ft_slice *table = lint ? lines : ft_format_names;
    const size_t count = lint ? FT_LINES_COUNT : FT_FORMAT_COUNT;
    const size_t choice = find_name(word, table, count);

    if (choice == count)
        return fail_unknown(err, "format", word, table, count);
    if (lint)
        out->lines = (ft_lines)choice;
    else
        out->format = (ft_format)choice;
    return FT_OK;
}

static ft_status add_floor(const char *value, ft_args *out, ft_error *err)
{
    if (out->floor_count == FT_FLOORS_MOST)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "--min may stand %d times at most",
                            (int)FT_FLOORS_MOST);
    out->floors[out->floor_count++] = value;
    return FT_OK;
}

/* "0.9", "1": digits and a point alone, whatever the locale. */
static ft_status read_share(const char *name, const char *value, double *out,
                            ft_error *err)
{
    double unit = 1;
    bool point = false;
    bool any = false;

    *out = 0;
    for (const char *c = value; *c; c++) {
        if (*c == '.' && !point) {
            point = true;
            continue;
        }
        if (*c < '0' || *c > '9' || unit < 1e-9)
            return ft_error_set(err, FT_ERR_ARGUMENT,
                                "%s wants a number from 0 to 1, as 0.9", name);
        any = true;
        if (point)
            *out += (*c - '0') * (unit /= 10);
        else
            *out = *out * 10 + (*c - '0');
    }
    return any && *out <= 1
               ? FT_OK
               : ft_error_set(err, FT_ERR_ARGUMENT,
                              "%s wants a number from 0 to 1, as 0.9", name);
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
    case OPTION_AGAINST:
        out->against = value;
        break;
    case OPTION_ALL:
        out->all = true;
        break;
    case OPTION_AT:
        out->at = value;
        break;
    case OPTION_BODY:
        out->body = true;
        break;
    case OPTION_CHECK:
        out->check = true;
        break;
    case OPTION_COLOR:
        status = read_choice("--color", value, colours, FT_COUNT(colours),
                             &choice, err);
        out->colour = (ft_colour)choice;
        break;
    case OPTION_CORPUS:
        out->corpus = value;
        break;
    case OPTION_DB:
        out->db = value;
        break;
    case OPTION_FIELD:
        out->field = value;
        break;
    case OPTION_FORMAT:
        status = read_format(value, out, err);
        break;
    case OPTION_FIELDS:
        status = read_fields(value, out, err);
        break;
    case OPTION_FILES_FROM:
        out->files_from = value;
        break;
    case OPTION_GOALS:
        out->goals = value;
        break;
    case OPTION_HELP:
        out->help = true;
        break;
    case OPTION_HTML:
        out->html = true;
        break;
    case OPTION_ISOLATE:
        out->isolate = true;
        break;
    case OPTION_JOBS:
        status = read_jobs(value, out, err);
        break;
    case OPTION_JSON:
        out->json = true;
        break;
    case OPTION_JUNIT:
        out->junit = value;
        break;
    case OPTION_KEY:
        out->key = true;
        break;
    case OPTION_META:
        out->meta = true;
        break;
    case OPTION_MIN:
        status = add_floor(value, out, err);
        break;
    case OPTION_MIN_CONFIDENCE:
        status =
            read_share("--min-confidence", value, &out->min_confidence, err);
        break;
    case OPTION_NEAR:
        out->near = true;
        break;
    case OPTION_ONLY:
        out->only = value;
        break;
    case OPTION_OUTPUT:
        out->output = strcmp(value, "-") != 0 ? value : NULL;
        break;
    case OPTION_PROGRESS:
        status = read_choice("--progress", value, showings, FT_COUNT(showings),
                             &choice, err);
        out->progress = (ft_showing)choice;
        break;
    case OPTION_PUBLISHED:
        status = read_published(value, out, err);
        break;
    case OPTION_RESUME:
        out->resume = true;
        break;
    case OPTION_RULE:
        out->rule = value;
        break;
    case OPTION_RULES:
        out->rules = value;
        break;
    case OPTION_SKIP:
        status = read_count("--skip", value, SIZE_MAX / 16, &out->skip, err);
        break;
    case OPTION_STRICT:
        out->strict = true;
        break;
    case OPTION_SUMMARY:
        out->summary = true;
        break;
    case OPTION_TAP:
        out->tap = true;
        break;
    case OPTION_SORTED:
        out->sorted = true;
        break;
    case OPTION_TOLERANT:
        out->tolerant = true;
        break;
    case OPTION_TYPE:
        status = read_type(value, out, err);
        break;
    case OPTION_URL:
        out->url = value;
        break;
    case OPTION_VERSION:
        out->version = true;
        break;
    case OPTION_WATCH:
        out->watch = true;
        break;
    case OPTION_WORTH:
        out->worth = true;
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
    const char *value = ""; /* of an option that has none */

    if (strcmp(word, "-h") == 0)
        which = OPTION_HELP;
    if (strcmp(word, "-j") == 0)
        which = OPTION_JOBS;
    if (strcmp(word, "-o") == 0)
        which = OPTION_OUTPUT;
    if (which == OPTION_COUNT)
        return fail_unknown(err, "option", name, names, FT_COUNT(names));
    if (!(options[which].verbs & (1u << out->verb)))
        return ft_error_set(err, FT_ERR_ARGUMENT, "%s does not go with '%s'",
                            names[which].data, ft_verb_name(out->verb));
    if (equals && !options[which].valued)
        return ft_error_set(err, FT_ERR_ARGUMENT, "%s takes no value",
                            names[which].data);
    if (options[which].valued)
        value = equals ? equals + 1 : *at + 1 < argc ? argv[++*at] : "";
    if (options[which].valued && !*value)
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
    if (args->verb == FT_VERB_FMT && args->file_count == 0)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "fmt wants files, folders or '-'");
    if (args->verb == FT_VERB_CHECK && !args->against)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "check wants a table: --against results.csv");
    if (args->body + args->zones + args->meta > 1)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "--body, --zones and --meta exclude each other");
    if (args->tap + args->json + args->html > 1)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "--tap, --json and --html exclude each other");
    if (args->resume && !args->output)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "--resume goes on with a file: name it with "
                            "--output");
    if (args->key && args->format != FT_FORMAT_NDJSON)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "--key goes with NDJSON alone");
    return FT_OK;
}

ft_status ft_args_read(int argc, char **argv, ft_args *out, ft_error *err)
{
    bool open = true; /* options may still come */

    *out = (ft_args){.files = argv, .fields = ft_fields_default, .jobs = 1};
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
