/*
 * schema: what it says of rule files is so. All shipped files are valid; a key
 * that the schema has, the loader knows, and one that the loader asks for, the
 * schema has; what the loader refuses by its shape, the schema refuses.
 */
#include "rules/schema.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "rules/keys.h"
#include "rules/loader.h"
#include "rules/yaml.h"
#include "support/rules.h"
#include "support/test.h"

/* --- a small validator of draft 7 ----------------------------------------- */

static const ft_json *root;

typedef enum type {
    TYPE_STRING,
    TYPE_INTEGER,
    TYPE_NUMBER,
    TYPE_BOOLEAN,
    TYPE_NULL,
    TYPE_ARRAY,
    TYPE_OBJECT
} type;

static bool is(ft_slice text, const char *word)
{
    return ft_slice_equal(text, ft_slice_of(word));
}

/* What an editor takes a value for. */
static type type_of(const ft_node *node)
{
    char text[40];
    char *end = text;

    if (node->kind != FT_NODE_SCALAR)
        return node->kind == FT_NODE_LIST ? TYPE_ARRAY : TYPE_OBJECT;
    if (node->style != FT_STYLE_PLAIN)
        return TYPE_STRING;
    if (is(node->text, "true") || is(node->text, "false"))
        return TYPE_BOOLEAN;
    if (!node->text.len || is(node->text, "null") || is(node->text, "~"))
        return TYPE_NULL;
    (void)snprintf(text, sizeof text, "%.*s", (int)node->text.len,
                   node->text.data);
    if (strspn(text, "-+.0123456789") != strlen(text) ||
        !strpbrk(text, "0123456789"))
        return TYPE_STRING;
    (void)strtod(text, &end);
    if (*end)
        return TYPE_STRING;
    return strchr(text, '.') ? TYPE_NUMBER : TYPE_INTEGER;
}

static bool type_is(const ft_node *node, ft_slice name)
{
    static const char *const names[] = {
        [TYPE_STRING] = "string", [TYPE_INTEGER] = "integer",
        [TYPE_NUMBER] = "number", [TYPE_BOOLEAN] = "boolean",
        [TYPE_NULL] = "null",     [TYPE_ARRAY] = "array",
        [TYPE_OBJECT] = "object",
    };
    type own = type_of(node);

    return is(name, names[own]) || (own == TYPE_INTEGER && is(name, "number"));
}

static bool is_valid(const ft_json *schema, const ft_node *node);

/* The one definition that "#/definitions/name" means. */
static const ft_json *definition(ft_slice reference)
{
    const ft_json *all = ft_json_get(root, "definitions");
    const size_t prefix = strlen("#/definitions/");

    for (const ft_json *d = all ? all->child : NULL; d; d = d->next) {
        if (reference.len > prefix &&
            ft_slice_equal(
                ft_slice_cut(reference, (ft_span){prefix, reference.len}),
                d->key))
            return d;
    }
    fail_msg("no definition '%.*s'", (int)reference.len, reference.data);
    return NULL;
}

static bool any_valid(const ft_json *list, const ft_node *node)
{
    for (const ft_json *s = list->child; s; s = s->next) {
        if (is_valid(s, node))
            return true;
    }
    return false;
}

static bool all_valid(const ft_json *list, const ft_node *node)
{
    for (const ft_json *s = list->child; s; s = s->next) {
        if (!is_valid(s, node))
            return false;
    }
    return true;
}

static const ft_json *member_of(const ft_json *object, ft_slice key)
{
    for (const ft_json *m = object ? object->child : NULL; m; m = m->next) {
        if (ft_slice_equal(m->key, key))
            return m;
    }
    return NULL;
}

static bool object_valid(const ft_json *schema, const ft_node *node)
{
    const ft_json *known = ft_json_get(schema, "properties");
    const ft_json *other = ft_json_get(schema, "additionalProperties");
    const ft_json *must = ft_json_get(schema, "required");

    for (const ft_node *n = node->child; n; n = n->next) {
        const ft_json *own = member_of(known, n->key);
        if (!own && other && other->kind == FT_JSON_BOOL)
            return false;
        if (own ? !is_valid(own, n) : other && !is_valid(other, n))
            return false;
    }
    for (const ft_json *m = must ? must->child : NULL; m; m = m->next) {
        bool there = false;
        for (const ft_node *n = node->child; n && !there; n = n->next)
            there = ft_slice_equal(n->key, m->text);
        if (!there)
            return false;
    }
    return true;
}

static bool list_valid(const ft_json *schema, const ft_node *node)
{
    const ft_json *items = ft_json_get(schema, "items");
    const ft_json *least = ft_json_get(schema, "minItems");
    const ft_json *most = ft_json_get(schema, "maxItems");

    if ((least && node->count < (size_t)(least->text.data[0] - '0')) ||
        (most && node->count > (size_t)(most->text.data[0] - '0')))
        return false;
    for (const ft_node *n = node->child; items && n; n = n->next) {
        if (!is_valid(items, n))
            return false;
    }
    return true;
}

static double number_of(ft_slice text)
{
    char copy[40];

    (void)snprintf(copy, sizeof copy, "%.*s", (int)text.len, text.data);
    return strtod(copy, NULL);
}

static bool in_bounds(const ft_json *schema, const ft_node *node)
{
    const ft_json *least = ft_json_get(schema, "minimum");
    const ft_json *most = ft_json_get(schema, "maximum");
    double value = number_of(node->text);

    return (!least || value >= number_of(least->text)) &&
           (!most || value <= number_of(most->text));
}

static bool is_valid(const ft_json *schema, const ft_node *node)
{
    const ft_json *reference = ft_json_get(schema, "$ref");
    const ft_json *any = ft_json_get(schema, "anyOf");
    const ft_json *all = ft_json_get(schema, "allOf");
    const ft_json *one = ft_json_get(schema, "enum");
    const ft_json *types = ft_json_get(schema, "type");
    bool good = true;

    if (schema->kind == FT_JSON_BOOL)
        return is(schema->text, "true");
    if (reference)
        return is_valid(definition(reference->text), node);
    if ((any && !any_valid(any, node)) || (all && !all_valid(all, node)))
        return false;
    if (types && types->kind == FT_JSON_STRING)
        good = type_is(node, types->text);
    else if (types)
        for (const ft_json *t = (good = false, types->child); t && !good;
             t = t->next)
            good = type_is(node, t->text);
    if (good &&
        (ft_json_get(schema, "minimum") || ft_json_get(schema, "maximum")))
        good = in_bounds(schema, node);
    if (one)
        for (const ft_json *o = (good = false, one->child); o && !good;
             o = o->next)
            good = node->kind == FT_NODE_SCALAR &&
                   ft_slice_equal(o->text, node->text);
    if (good && node->kind == FT_NODE_MAP)
        good = object_valid(schema, node);
    if (good && node->kind == FT_NODE_LIST)
        good = list_valid(schema, node);
    return good;
}

/* --- files ---------------------------------------------------------------- */

static ft_arena *arena;

static int set_up(void **state)
{
    ft_buffer text = {0};
    ft_error err = {0};

    (void)state;
    arena = ft_arena_new();
    ft_schema_write(&text);
    ft_slice copy = ft_arena_copy(arena, ft_buffer_slice(&text));
    ft_buffer_free(&text);
    if (ft_json_parse(arena, copy, &root, &err))
        fail_msg("%u:%u: %s", err.line, err.column, err.message);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    ft_arena_free(arena);
    return 0;
}

static const ft_node *parse(const char *name, ft_slice text)
{
    ft_source *source = FT_NEW(arena, ft_source, 1);
    const ft_node *node = NULL;
    ft_error err = {0};

    assert_int_equal(ft_source_init(source, arena, ft_slice_of(name), text),
                     FT_OK);
    if (ft_yaml_parse(arena, source, NULL, &node, &err))
        fail_msg("%s:%u:%u: %s", name, err.line, err.column, err.message);
    return node;
}

/* The smallest part that is not valid, for the message. */
static void tell_invalid(const char *path, const ft_node *file)
{
    const ft_json *rule = definition(ft_slice_of("#/definitions/rule"));
    const ft_node *rules = ft_node_get(file, "rules");

    for (const ft_node *n = rules ? rules->child : NULL; n; n = n->next) {
        ft_place place = ft_source_place(n->source, n->offset);
        if (!is_valid(rule, n))
            print_message("%s:%u: this rule is not valid\n", path, place.line);
    }
    fail_msg("%s is not valid", path);
}

static void check_file(const char *path)
{
    ft_slice text;

    assert_int_equal(ft_file_read(arena, path, 0, &text, NULL), FT_OK);
    const ft_node *file = parse(path, text);
    if (!is_valid(root, file))
        tell_invalid(path, file);
}

static void every_rule_file_is_valid(void **state)
{
    static const char folder[] = FT_RULES_DIR "/football-en";
    static const char *const others[] = {
        FT_TESTS_DIR "/rules/packs/base/pack.yaml",
        FT_TESTS_DIR "/rules/packs/more/pack.yaml",
        FT_TESTS_DIR "/rules/packs/json/pack.json",
        FT_TESTS_DIR "/cli/pack/pack.yaml"};
    DIR *dir = opendir(folder);

    (void)state;
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        const char *end = strrchr(entry->d_name, '.');
        char path[512];
        if (!end || strcmp(end, ".yaml") != 0)
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        check_file(path);
    }
    (void)closedir(dir);
    for (size_t i = 0; i < FT_COUNT(others); i++)
        check_file(others[i]);
}

/* Files of tests/bad_rules whose fault a schema can see. */
static void what_has_the_wrong_shape_is_not_valid(void **state)
{
    static const char *const names[] = {
        "bad_id",          "calendar_key",      "capture_without_dollar",
        "confidence",      "example_zone",      "fragment_type",
        "no_emit",         "no_version",        "pair_of_three",
        "refer_kind",      "unknown_field",     "unknown_goal_key",
        "unknown_key",     "unknown_status",    "unknown_table_kind",
        "unknown_top_key", "unknown_word_list", "unknown_zone",
        "within",
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(names); i++) {
        char path[512];
        ft_slice text;
        (void)snprintf(path, sizeof path, FT_TESTS_DIR "/bad_rules/%s.yaml",
                       names[i]);
        assert_int_equal(ft_file_read(arena, path, 0, &text, NULL), FT_OK);
        const ft_node *file = parse(path, text);
        /* patterns of strings are for editors: the validator has none */
        if (strcmp(names[i], "bad_id") != 0 &&
            strcmp(names[i], "capture_without_dollar") != 0 &&
            is_valid(root, file))
            fail_msg("%s is valid", path);
    }
}

/* --- keys ----------------------------------------------------------------- */

static const struct {
    ft_keys keys;
    const char *definition;     /* NULL: the whole */
    const char *before, *after; /* of a key and its value in a file */
} maps[] = {
    {FT_KEYS_FILE, NULL, "", "\n"},
    {FT_KEYS_PACK, "pack", "pack: {", "}\n"},
    {FT_KEYS_FRAGMENT, "fragment map", "fragments: {f: {", "}}\n"},
    {FT_KEYS_RULE, "rule", "rules: [{", "}]\n"},
    {FT_KEYS_UNLESS, "unless",
     "rules: [{id: r, pattern: 'x', emit: {head: true}, unless: {", "}}]\n"},
    {FT_KEYS_REFER, "refer",
     "rules: [{id: r, pattern: 'x', emit: {winner: $w}, refer: {w: {",
     "}}}]\n"},
    {FT_KEYS_EXAMPLE, "example",
     "rules: [{id: r, pattern: 'x', emit: {head: true}, examples: [{",
     "}]}]\n"},
};

static void note_unknown(void *context, const ft_finding *finding)
{
    bool *unknown = context;

    *unknown = *unknown || strstr(finding->message, "unknown key");
}

/* The loader says that it does not know the key. */
static bool is_unknown(size_t map, const char *key)
{
    char text[400];
    bool unknown = false;
    ft_arena *own = ft_arena_new();
    ft_pack *pack = NULL;

    (void)snprintf(text, sizeof text, "%s%s: 'x'%s", maps[map].before, key,
                   maps[map].after);
    (void)ft_loader_text(own, FT_TESTS_DIR "/rules/test.yaml",
                         ft_slice_of(text), note_unknown, &unknown, &pack,
                         NULL);
    ft_pack_free(pack);
    ft_arena_free(own);
    return unknown;
}

static void the_loader_knows_the_keys_of_the_schema_and_no_other(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(maps); i++) {
        char name[80];
        size_t count = 0;
        size_t known = 0;
        (void)snprintf(name, sizeof name, "#/definitions/%s",
                       maps[i].definition ? maps[i].definition : "");
        const ft_json *object =
            maps[i].definition ? definition(ft_slice_of(name)) : root;
        const ft_json *properties = ft_json_get(object, "properties");
        const ft_key_info *keys = ft_keys_of(maps[i].keys, &count);
        assert_non_null(properties);
        for (const ft_json *p = properties->child; p; p = p->next, known++) {
            char key[40];
            (void)snprintf(key, sizeof key, "%.*s", (int)p->key.len,
                           p->key.data);
            if (is_unknown(i, key))
                fail_msg("the loader does not know '%s' of %s", key, name);
            if (is(ft_json_get(p, "allOf")->child->text, "false"))
                fail_msg("the schema has no shape for '%s' of %s", key, name);
        }
        assert_int_equal(known, count);
        assert_true(strlen(keys[0].about) > 5);
        assert_true(is_unknown(i, "zebra"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_file_is_valid),
        cmocka_unit_test(what_has_the_wrong_shape_is_not_valid),
        cmocka_unit_test(the_loader_knows_the_keys_of_the_schema_and_no_other),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
