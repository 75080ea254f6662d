/*
 * schema: one definition for each map of keys.h, and small ones for values. A
 * schema knows shapes; names of captures and fragments, `fulltime lint` knows.
 */
#include "rules/schema.h"

#include "rules/emit.h"
#include "rules/keys.h"
#include "rules/lexicon.h"

/* --- writing JSON --------------------------------------------------------- */

typedef struct writer {
    ft_buffer *out;
    bool first; /* of the members that stand open */
} writer;

static void name_member(writer *w, ft_slice name)
{
    ft_buffer_text(w->out, w->first ? "\n" : ",\n");
    ft_buffer_json(w->out, name);
    ft_buffer_text(w->out, ": ");
    w->first = false;
}

/* `json` is written as it is. */
static void member(writer *w, const char *name, const char *json)
{
    name_member(w, ft_slice_of(name));
    ft_buffer_text(w->out, json);
}

static void open_member(writer *w, const char *name)
{
    member(w, name, "{");
    w->first = true;
}

static void close_object(writer *w)
{
    ft_buffer_text(w->out, "}");
    w->first = false;
}

/* --- values --------------------------------------------------------------- */

#define REF(name) "{\"$ref\": \"#/definitions/" name "\"}"
#define MAP_OF(name)                                                           \
    "{\"type\": \"object\", \"additionalProperties\": " name "}"

/* Shapes that stand behind more than one key. A word may look like a number or
 * a truth to an editor. */
static const struct {
    const char *name;
    const char *json;
} values[] = {
    {"text", "{\"type\": \"string\", \"minLength\": 1}"},
    {"word", "{\"type\": [\"string\", \"number\", \"boolean\"]}"},
    {"words",
     "{\"anyOf\": [" REF("word") ", {\"type\": \"array\", \"items\": " REF(
         "word") "}]}"},
    {"texts", "{\"anyOf\": [" REF("text") ", {\"type\": \"array\", "
                                          "\"minItems\": 1, \"items\": " REF(
                                              "text") "}]}"},
    {"flag", "{\"type\": \"boolean\"}"},
    {"capture",
     "{\"type\": \"string\", \"pattern\": \"^\\\\$[A-Za-z_][A-Za-z0-9_]*$\"}"},
    {"arithmetic", "{\"type\": [\"string\", \"integer\"]}"},
    {"days",
     "{\"anyOf\": [" MAP_OF("{\"type\": \"integer\"}") ", " REF("words") "]}"},
    {"counts", MAP_OF("{\"type\": \"integer\", \"minimum\": 0}")},
    {"sentences", "{\"type\": \"string\", \"pattern\": "
                  "\"^(sentence|([1-9]|1[0-9]|20) sentences?)$\"}"},
    {"window", "{\"type\": \"string\", \"pattern\": "
               "\"^(sentence|block|([1-9]|1[0-9]|20) "
               "(sentence|block)s?)$\"}"},
    {"tables",
     "{\"anyOf\": [" REF(
         "texts") ", {\"type\": \"object\", "
                  "\"additionalProperties\": false, \"required\": [\"file\"], "
                  "\"properties\": {\"file\": " REF(
                      "texts") ", \"fold\": {\"type\": "
                               "\"array\", \"items\": {\"enum\": [\"case\", "
                               "\"accents\"]}}}}]}"},
    {"pattern", "{\"anyOf\": [" REF("text") ", {\"type\": \"array\", "
                                            "\"minItems\": 1, \"items\": " REF(
                                                "text") "}]}"},
};

/* What `emit:` takes behind a field. */
static const char *const wants[] = {
    [FT_WANT_MENTION] = REF("capture"),
    [FT_WANT_PAIR] = "{\"anyOf\": [" REF(
        "capture") ", {\"type\": \"array\", "
                   "\"minItems\": 2, \"maxItems\": 2, \"items\": " REF(
                       "arithmetic") "}]}",
    [FT_WANT_INTEGER] = REF("arithmetic"),
    [FT_WANT_FLAG] = "{\"anyOf\": [{\"enum\": [true]}, " REF("capture") "]}",
    [FT_WANT_DAY] = REF("capture"),
    [FT_WANT_STATUS] = REF("status"),
    [FT_WANT_FAMILIES] = REF("families"),
    [FT_WANT_REGION] = REF("capture"),
    [FT_WANT_GOALS] = "{\"anyOf\": [" REF(
        "goal") ", {\"type\": \"array\", "
                "\"minItems\": 1, \"items\": " REF("goal") "}]}",
};

/* What stands behind the keys of keys.h. */
static const struct {
    ft_keys keys;
    const char *name;
    const char *json;
    bool must;
} shapes[] = {
    {FT_KEYS_FILE, "pack", REF("pack"), false},
    {FT_KEYS_FILE, "include", REF("texts"), false},
    {FT_KEYS_FILE, "files", "{\"type\": \"array\", \"items\": " REF("text") "}",
     false},
    {FT_KEYS_FILE, "gazetteers", REF("gazetteers"), false},
    {FT_KEYS_FILE, "words", REF("lists"), false},
    {FT_KEYS_FILE, "numbers", REF("counts"), false},
    {FT_KEYS_FILE, "ordinals", REF("counts"), false},
    {FT_KEYS_FILE, "calendar", REF("calendar"), false},
    {FT_KEYS_FILE, "fragments", MAP_OF(REF("fragment")), false},
    {FT_KEYS_FILE, "rules", "{\"type\": \"array\", \"items\": " REF("rule") "}",
     false},
    {FT_KEYS_PACK, "id", REF("word"), true},
    {FT_KEYS_PACK, "version", REF("word"), true},
    {FT_KEYS_PACK, "lang", REF("word"), false},
    {FT_KEYS_PACK, "sport", REF("word"), false},
    {FT_KEYS_PACK, "engine", REF("text"), false},
    {FT_KEYS_FRAGMENT, "words", REF("words"), false},
    {FT_KEYS_FRAGMENT, "pattern", REF("pattern"), false},
    {FT_KEYS_FRAGMENT, "as", REF("type"), false},
    {FT_KEYS_FRAGMENT, "fold", REF("flag"), false},
    {FT_KEYS_FRAGMENT, "value", REF("arithmetic"), false},
    {FT_KEYS_FRAGMENT, "offset", REF("arithmetic"), false},
    {FT_KEYS_FRAGMENT, "after", REF("arithmetic"), false},
    {FT_KEYS_RULE, "id",
     "{\"type\": \"string\", \"pattern\": \"^[a-z0-9_.-]+$\"}", true},
    {FT_KEYS_RULE, "about", REF("word"), false},
    {FT_KEYS_RULE, "in",
     "{\"anyOf\": [" REF("zone") ", {\"type\": \"array\", "
                                 "\"minItems\": 1, \"items\": " REF(
                                     "zone") "}]}",
     false},
    {FT_KEYS_RULE, "window", REF("window"), false},
    {FT_KEYS_RULE, "priority",
     "{\"type\": \"integer\", \"minimum\": -1000, \"maximum\": 1000}", false},
    {FT_KEYS_RULE, "confidence",
     "{\"type\": \"number\", \"minimum\": 0, \"maximum\": 1}", false},
    {FT_KEYS_RULE, "within",
     "{\"enum\": [\"scorers\", \"scorers1\", \"scorers2\"]}", false},
    {FT_KEYS_RULE, "needs", "{\"type\": \"array\", \"items\": " REF("text") "}",
     false},
    {FT_KEYS_RULE, "pattern", REF("pattern"), true},
    {FT_KEYS_RULE, "unless", REF("unless"), false},
    {FT_KEYS_RULE, "refer", MAP_OF(REF("refer")), false},
    {FT_KEYS_RULE, "emit", REF("emit"), true},
    {FT_KEYS_RULE, "examples",
     "{\"type\": \"array\", \"items\": " REF("example") "}", false},
    {FT_KEYS_UNLESS, "before", REF("pattern"), false},
    {FT_KEYS_UNLESS, "inside", REF("pattern"), false},
    {FT_KEYS_UNLESS, "after", REF("pattern"), false},
    {FT_KEYS_UNLESS, "sentence", REF("pattern"), false},
    {FT_KEYS_UNLESS, "where", REF("text"), false},
    {FT_KEYS_REFER, "kind",
     "{\"anyOf\": [" REF("kind") ", {\"type\": "
                                 "\"array\", \"minItems\": 1, \"items\": " REF(
                                     "kind") "}]}",
     true},
    {FT_KEYS_REFER, "look", "{\"enum\": [\"back\", \"ahead\"]}", false},
    {FT_KEYS_REFER, "within", REF("sentences"), false},
    {FT_KEYS_REFER, "subject", REF("flag"), false},
    {FT_KEYS_REFER, "first", REF("flag"), false},
    {FT_KEYS_REFER, "not", "{\"type\": \"array\", \"items\": " REF("text") "}",
     false},
    {FT_KEYS_REFER, "optional", REF("flag"), false},
    {FT_KEYS_EXAMPLE, "match", REF("text"), false},
    {FT_KEYS_EXAMPLE, "reject", REF("text"), false},
    {FT_KEYS_EXAMPLE, "zone", REF("zone"), false},
    {FT_KEYS_EXAMPLE, "fields", MAP_OF(REF("word")), false},
    {FT_KEYS_EXAMPLE, "todo", REF("word"), false},
};

static const char *const map_names[] = {
    [FT_KEYS_FILE] = NULL, /* the whole */
    [FT_KEYS_PACK] = "pack",   [FT_KEYS_FRAGMENT] = "fragment map",
    [FT_KEYS_RULE] = "rule",   [FT_KEYS_UNLESS] = "unless",
    [FT_KEYS_REFER] = "refer", [FT_KEYS_EXAMPLE] = "example",
};
_Static_assert(FT_COUNT(map_names) == FT_KEYS_COUNT, "name every map");

/* --- maps ----------------------------------------------------------------- */

static const char *shape_of(ft_keys keys, ft_slice name, bool *must)
{
    for (size_t i = 0; i < FT_COUNT(shapes); i++) {
        if (shapes[i].keys == keys &&
            ft_slice_equal(ft_slice_of(shapes[i].name), name)) {
            *must = shapes[i].must;
            return shapes[i].json;
        }
    }
    return "false";
}

/* A reference with words of its own, which stand beside it for editors. */
static void describe(writer *w, const ft_key_info *key, const char *json)
{
    name_member(w, key->name);
    ft_buffer_text(w->out, "{\"description\": ");
    ft_buffer_json(w->out, ft_slice_of(key->about));
    ft_buffer_text(w->out, ", \"allOf\": [");
    ft_buffer_text(w->out, json);
    ft_buffer_text(w->out, "]}");
}

/* The members of an object with these keys and no other. */
static void map_members(writer *w, ft_keys keys)
{
    size_t count = 0;
    size_t needed = 0;
    const ft_key_info *all = ft_keys_of(keys, &count);
    bool must = false;

    member(w, "type", "\"object\"");
    member(w, "additionalProperties", "false");
    open_member(w, "properties");
    for (size_t i = 0; i < count; i++) {
        const char *json = shape_of(keys, all[i].name, &must);
        describe(w, &all[i], json);
    }
    close_object(w);
    for (size_t i = 0; i < count; i++) {
        (void)shape_of(keys, all[i].name, &must);
        if (!must)
            continue;
        if (needed++)
            ft_buffer_text(w->out, ", ");
        else
            member(w, "required", "[");
        ft_buffer_json(w->out, all[i].name);
    }
    if (needed)
        ft_buffer_text(w->out, "]");
}

/* Strings of which one is meant. */
static void choice(writer *w, const char *name, size_t count,
                   ft_slice (*nth)(size_t))
{
    open_member(w, name);
    member(w, "enum", "[");
    for (size_t i = 0; i < count; i++) {
        if (i)
            ft_buffer_text(w->out, ", ");
        ft_buffer_json(w->out, nth(i));
    }
    ft_buffer_text(w->out, "]");
    close_object(w);
}

static ft_slice nth_zone(size_t i)
{
    return ft_zone_name((ft_zone)i);
}

static ft_slice nth_kind(size_t i)
{
    return ft_kind_name((ft_kind)i);
}

/* The mention, which cannot be written, is passed over. */
static ft_slice nth_type(size_t i)
{
    return ft_capture_type_name(
        (ft_capture_type)(i < FT_CAPTURE_MENTION ? i : i + 1));
}

/* An object whose keys come from a table of names. */
static void table(writer *w, const char *name, size_t count,
                  ft_slice (*nth)(size_t), const char *json)
{
    open_member(w, name);
    member(w, "type", "\"object\"");
    member(w, "additionalProperties", "false");
    open_member(w, "properties");
    for (size_t i = 0; i < count; i++) {
        name_member(w, nth(i));
        ft_buffer_text(w->out, json);
    }
    close_object(w);
    close_object(w);
}

static void emit_table(writer *w)
{
    open_member(w, "emit");
    member(w, "type", "\"object\"");
    member(w, "minProperties", "1");
    member(w, "additionalProperties", "false");
    open_member(w, "properties");
    for (size_t i = 0; i < FT_FIELD_COUNT; i++) {
        name_member(w, ft_field_name((ft_field)i));
        ft_buffer_text(w->out, wants[ft_field_want((ft_field)i)]);
    }
    close_object(w);
    close_object(w);
}

static void goal_table(writer *w)
{
    open_member(w, "goal");
    member(w, "type", "\"object\"");
    member(w, "minProperties", "1");
    member(w, "additionalProperties", "false");
    open_member(w, "properties");
    for (size_t i = 0; i < FT_GOAL_KEY_COUNT; i++) {
        name_member(w, ft_goal_key_name((ft_goal_key)i));
        ft_buffer_text(w->out, wants[ft_goal_key_want((ft_goal_key)i)]);
    }
    member(w, "if", REF("text"));
    close_object(w);
    close_object(w);
}

static void word_tables(writer *w)
{
    table(w, "gazetteers", FT_KIND_COUNT, nth_kind, REF("tables"));
    open_member(w, "lists");
    member(w, "type", "\"object\"");
    member(w, "additionalProperties", "false");
    open_member(w, "properties");
    for (size_t i = 0; i < ft_lexicon_list_count(); i++) {
        name_member(w, ft_lexicon_list_name(i));
        ft_buffer_text(w->out, ft_lexicon_list_is_map(i) ? MAP_OF(REF("word"))
                                                         : REF("words"));
    }
    close_object(w);
    close_object(w);
    open_member(w, "calendar");
    member(w, "type", "\"object\"");
    member(w, "additionalProperties", "false");
    open_member(w, "properties");
    for (size_t i = 0; i < ft_lexicon_calendar_count(); i++) {
        name_member(w, ft_lexicon_calendar_name(i));
        ft_buffer_text(w->out, REF("days"));
    }
    member(w, "month_first", REF("flag"));
    close_object(w);
    close_object(w);
}

static void definitions(writer *w)
{
    open_member(w, "definitions");
    for (size_t i = 0; i < FT_COUNT(values); i++)
        member(w, values[i].name, values[i].json);
    member(w, "families",
           "{\"type\": \"string\", \"pattern\": \"^ "
           "*(score|goal|crowd|venue|date|member)( "
           "+(score|goal|crowd|venue|date|member))* *$\"}");
    choice(w, "status", ft_emit_status_count(), ft_emit_status_name);
    choice(w, "zone", FT_ZONE_COUNT, nth_zone);
    choice(w, "kind", FT_KIND_COUNT, nth_kind);
    choice(w, "type", FT_CAPTURE_TYPE_COUNT - 1, nth_type);
    word_tables(w);
    emit_table(w);
    goal_table(w);
    member(w, "fragment",
           "{\"anyOf\": [" REF(
               "pattern") ", {\"type\": \"array\", "
                          "\"minItems\": 1, \"items\": " REF("word") "}, " REF(
                              "fragment map") "]}");
    for (size_t i = 0; i < FT_KEYS_COUNT; i++) {
        if (!map_names[i])
            continue;
        open_member(w, map_names[i]);
        map_members(w, (ft_keys)i);
        close_object(w);
    }
    close_object(w);
}

void ft_schema_write(ft_buffer *out)
{
    writer w = {out, true};

    ft_buffer_text(out, "{");
    member(&w, "$schema", "\"http://json-schema.org/draft-07/schema#\"");
    member(&w, "title", "\"a rule file of fulltime\"");
    map_members(&w, FT_KEYS_FILE);
    definitions(&w);
    ft_buffer_text(out, "\n}\n");
}
