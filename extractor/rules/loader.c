/*
 * loader: reads pack.yaml, then the files it names, then the tables. Fragments
 * of all files are known before the first rule is compiled, so that their
 * place is free.
 */
#include "rules/loader.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "rules/grammar.h"
#include "rules/lexicon.h"
#include "rules/lint.h"
#include "rules/shape.h"

enum { FILE_LIMIT = 4 * 1024 * 1024, TABLE_LIMIT = 64 * 1024 * 1024 };

typedef struct loader {
    ft_arena *arena;
    ft_report report;
    ft_pack *pack;
    ft_slice folder;       /* with its '/' behind it; may be empty */
    const ft_node **roots; /* of pack.yaml and the files it names */
    size_t root_count;
    ft_fragments fragments;
    ft_grammar grammar;
} loader;

/* --- files ---------------------------------------------------------------- */

static char *join_path(ft_arena *arena, ft_slice folder, ft_slice name)
{
    char *path = ft_arena_alloc(arena, folder.len + name.len + 1);

    if (!path)
        return NULL;
    if (folder.len)
        memcpy(path, folder.data, folder.len);
    if (name.len)
        memcpy(path + folder.len, name.data, name.len);
    return path;
}

/* A file as a source; `at` is where it is named, or NULL. */
static ft_status read_source(loader *l, const char *path, size_t limit,
                             const ft_node *at, const ft_source **out)
{
    ft_error error = {0};
    ft_slice text;
    ft_source *source = FT_NEW(l->arena, ft_source, 1);

    if (!source)
        return ft_report_memory(&l->report);
    ft_status status = ft_file_read(l->arena, path, limit, &text, &error);
    if (status == FT_ERR_MEMORY)
        return ft_report_memory(&l->report);
    if (status && at)
        return ft_report_error(&l->report, at->source, at->offset,
                               "cannot read '%.*s': %s", (int)at->text.len,
                               at->text.data, error.message);
    if (status)
        return ft_report_pass(&l->report, NULL, &error);
    if (ft_source_init(source, l->arena, ft_slice_of(path), text))
        return ft_report_memory(&l->report);
    *out = source;
    return FT_OK;
}

typedef struct tree_report {
    ft_report *report;
    const ft_source *source;
} tree_report;

static void tell_syntax(void *context, size_t offset, const char *message)
{
    const tree_report *t = context;
    ft_error error = {0};

    (void)ft_error_at(&error, FT_ERR_SYNTAX, t->source, offset, "%s", message);
    (void)ft_report_pass(t->report, t->source, &error);
}

static ft_status add_tree(loader *l, const ft_source *source)
{
    tree_report report = {&l->report, source};
    const ft_yaml_hooks hooks = {&report, tell_syntax, NULL};
    const ft_node *root = NULL;

    if (ft_yaml_parse(l->arena, source, &hooks, &root, NULL) == FT_ERR_MEMORY)
        return ft_report_memory(&l->report);
    if (!root)
        return FT_ERR_SYNTAX;
    l->roots[l->root_count++] = root;
    return FT_OK;
}

static ft_status read_tree(loader *l, const char *path, const ft_node *at)
{
    const ft_source *source = NULL;
    ft_status status = read_source(l, path, FILE_LIMIT, at, &source);

    return status ? status : add_tree(l, source);
}

/* The text that stands for the pack's own file. */
static ft_status take_text(loader *l, const char *path, ft_slice text)
{
    ft_source *source = FT_NEW(l->arena, ft_source, 1);

    if (!source || ft_source_init(source, l->arena, ft_slice_of(path), text))
        return ft_report_memory(&l->report);
    return add_tree(l, source);
}

/* --- pack.yaml ------------------------------------------------------------ */

static ft_status read_identity(loader *l, const ft_node *root)
{
    static const ft_slice names[] = {FT_SLICE("id"), FT_SLICE("version"),
                                     FT_SLICE("lang"), FT_SLICE("sport")};
    ft_slice *out[] = {&l->pack->id, &l->pack->version, &l->pack->lang,
                       &l->pack->sport};
    const ft_node *node = ft_node_get(root, "pack");

    if (!node)
        return ft_report_error(&l->report, root->source, 0,
                               "a pack says what it is: 'pack: {id: ..., "
                               "version: ..., lang: ...}'");
    ft_status worst = ft_shape_keys(&l->report, node, names, FT_COUNT(names));
    for (size_t i = 0; !worst && i < FT_COUNT(names); i++) {
        const ft_node *value = ft_node_get(node, names[i].data);
        if (!value && i < 2)
            worst = ft_report_error(&l->report, node->source, node->offset,
                                    "the pack has no '%s'", names[i].data);
        else
            worst = ft_shape_string(&l->report, value, out[i]);
    }
    return worst;
}

static ft_status read_files(loader *l, const ft_node *list)
{
    if (!list || ft_shape_list(&l->report, list))
        return FT_OK;
    const ft_node **roots = FT_NEW(l->arena, const ft_node *, list->count + 1);
    if (!roots)
        return ft_report_memory(&l->report);
    roots[0] = l->roots[0];
    l->roots = roots;
    for (const ft_node *n = list->child; n; n = n->next) {
        ft_slice name = {NULL, 0};
        if (ft_shape_string(&l->report, n, &name))
            continue;
        char *path = join_path(l->arena, l->folder, name);
        if (!path)
            return ft_report_memory(&l->report);
        if (read_tree(l, path, n) == FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

/* --- tables --------------------------------------------------------------- */

static ft_status add_table(loader *l, ft_gazetteer_builder *builder,
                           ft_kind kind, const ft_node *node)
{
    const ft_source *source = NULL;
    ft_slice name = {NULL, 0};
    ft_error error = {0};
    ft_status status = ft_shape_string(&l->report, node, &name);

    if (status)
        return status;
    char *path = join_path(l->arena, l->folder, name);
    if (!path)
        return ft_report_memory(&l->report);
    if ((status = read_source(l, path, TABLE_LIMIT, node, &source)))
        return status;
    if (ft_gazetteer_add(builder, kind, source, &error))
        return ft_report_pass(&l->report, source, &error);
    return FT_OK;
}

static ft_status fail_kind(loader *l, const ft_node *node)
{
    ft_slice names[FT_KIND_COUNT];

    for (size_t i = 0; i < FT_KIND_COUNT; i++)
        names[i] = ft_kind_name((ft_kind)i);
    return ft_report_key(&l->report, node, names, FT_KIND_COUNT);
}

static ft_status add_tables(loader *l, ft_gazetteer_builder *builder,
                            const ft_node *node)
{
    ft_kind kind = ft_kind_find(node->key);
    bool list = node->kind == FT_NODE_LIST;

    if (kind == FT_KIND_COUNT)
        return fail_kind(l, node);
    for (const ft_node *n = list ? node->child : node; n;
         n = list ? n->next : NULL) {
        if (add_table(l, builder, kind, n) == FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

static ft_status read_tables(loader *l, const ft_node *map)
{
    ft_gazetteer_builder *builder = ft_gazetteer_builder_new(l->arena);
    ft_error error = {0};

    if (!builder)
        return ft_report_memory(&l->report);
    if (map && map->kind != FT_NODE_MAP)
        return ft_report_at(&l->report, map, "expected tables by kind");
    for (const ft_node *n = map ? map->child : NULL; n; n = n->next) {
        if (add_tables(l, builder, n) == FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    if (ft_gazetteer_build(builder, &l->pack->lexicon.gazetteer, &error))
        return ft_report_pass(&l->report, NULL, &error);
    return FT_OK;
}

/* --- fragments and rules -------------------------------------------------- */

static void check_keys(loader *l)
{
    static const ft_slice names[] = {
        FT_SLICE("fragments"), FT_SLICE("rules"),    FT_SLICE("words"),
        FT_SLICE("pack"),      FT_SLICE("files"),    FT_SLICE("gazetteers"),
        FT_SLICE("numbers"),   FT_SLICE("ordinals"), FT_SLICE("calendar")};

    for (size_t i = 0; i < l->root_count; i++)
        (void)ft_shape_keys(&l->report, l->roots[i], names,
                            i ? 3 : FT_COUNT(names));
}

static ft_status read_rules(loader *l)
{
    l->fragments = (ft_fragments){.arena = l->arena,
                                  .report = &l->report,
                                  .numbers = &l->pack->lexicon.numbers};
    l->grammar = (ft_grammar){
        .arena = l->arena, .report = &l->report, .fragments = &l->fragments};
    for (size_t i = 0; i < l->root_count; i++) {
        if (ft_fragments_add(&l->fragments,
                             ft_node_get(l->roots[i], "fragments")) ==
            FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    if (ft_fragments_close(&l->fragments) == FT_ERR_MEMORY)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < l->root_count; i++) {
        if (ft_grammar_add(&l->grammar, ft_node_get(l->roots[i], "rules")) ==
            FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    return ft_grammar_close(&l->grammar);
}

static ft_status read_pack(loader *l)
{
    const ft_node *root = l->roots[0];

    if (read_identity(l, root) == FT_ERR_MEMORY ||
        read_files(l, ft_node_get(root, "files")) == FT_ERR_MEMORY ||
        ft_lexicon_read(l->arena, &l->report, l->roots, l->root_count,
                        &l->pack->lexicon) == FT_ERR_MEMORY ||
        read_tables(l, ft_node_get(root, "gazetteers")) == FT_ERR_MEMORY)
        return FT_ERR_MEMORY;
    check_keys(l);
    return read_rules(l);
}

static void count_groups(ft_pack *pack, const ft_pattern *pattern)
{
    size_t groups = pattern ? ft_pattern_group_count(pattern) : 0;

    if (groups > pack->group_count)
        pack->group_count = groups;
}

/* The patterns of rules that are no good must be freed, too. */
static void hand_over(loader *l)
{
    ft_pack *pack = l->pack;

    pack->rules = l->grammar.rules;
    pack->rule_count = l->grammar.count;
    for (size_t i = 0; i < pack->rule_count; i++) {
        const ft_rule *rule = &pack->rules[i];
        for (size_t b = 0; b < rule->branch_count; b++)
            count_groups(pack, rule->branches[b].pattern);
    }
    pack->guards = l->grammar.guards;
    pack->guard_count = l->grammar.guard_count;
    for (size_t i = 0; i < pack->guard_count; i++)
        count_groups(pack, pack->guards[i].pattern);
}

static bool add_masks(ft_pack *pack, ft_requirer *requirer)
{
    for (size_t i = 0; i < pack->rule_count; i++) {
        const ft_rule *rule = &pack->rules[i];
        for (size_t b = 0; b < rule->branch_count; b++) {
            ft_branch *branch = &rule->branches[b];
            ft_slice text = ft_template_text(&branch->text);
            if (!ft_masks_add(pack->masks, requirer, text, &branch->mask) ||
                !ft_landmarks_add(pack->landmarks, text, &branch->route))
                return false;
        }
    }
    return ft_masks_close(pack->masks) && ft_landmarks_close(pack->landmarks);
}

/* What each branch requires; what it takes to find out is dropped. */
static ft_status make_masks(loader *l)
{
    ft_arena *scratch = ft_arena_new();
    ft_requirer *requirer = scratch ? ft_requirer_new(scratch) : NULL;

    l->pack->masks = ft_masks_new(l->arena);
    l->pack->landmarks = scratch ? ft_landmarks_new(l->arena, scratch) : NULL;
    bool made = requirer && l->pack->masks && l->pack->landmarks &&
                add_masks(l->pack, requirer);
    ft_arena_free(scratch);
    return made ? FT_OK : ft_report_memory(&l->report);
}

/* The folder of a path, with its '/'; and the pack.yaml of a folder. */
static const char *find_pack(loader *l, const char *path)
{
    struct stat info;
    ft_slice name = ft_slice_of(path);

    if (!stat(path, &info) && S_ISDIR(info.st_mode)) {
        while (name.len > 1 && name.data[name.len - 1] == '/')
            name.len--;
        const char *folder = join_path(l->arena, name, (ft_slice)FT_SLICE("/"));
        if (!folder)
            return NULL;
        l->folder = ft_slice_of(folder);
        return join_path(l->arena, l->folder, (ft_slice)FT_SLICE("pack.yaml"));
    }
    size_t len = name.len;
    while (len && path[len - 1] != '/')
        len--;
    l->folder = (ft_slice){path, len};
    return join_path(l->arena, name, (ft_slice){NULL, 0});
}

static ft_status read_all(loader *l, const char *path, const ft_slice *text)
{
    const char *file = find_pack(l, path);

    l->roots = FT_NEW(l->arena, const ft_node *, 1);
    if (!file || !l->roots)
        return ft_report_memory(&l->report);
    ft_status status =
        text ? take_text(l, file, *text) : read_tree(l, file, NULL);
    if (!status)
        status = read_pack(l);
    hand_over(l);
    if (!status && !l->report.first)
        status = make_masks(l);
    if (!status && !l->report.first)
        ft_lint(&l->report, &l->fragments, l->pack);
    if (status == FT_ERR_MEMORY)
        return status;
    return l->report.first;
}

static ft_status load(ft_arena *arena, const char *path, const ft_slice *text,
                      const ft_report *report, ft_pack **out)
{
    loader l = {
        .arena = arena, .report = *report, .pack = FT_NEW(arena, ft_pack, 1)};

    *out = NULL;
    if (report->err)
        *report->err = (ft_error){0};
    if (!l.pack)
        return ft_report_memory(&l.report);
    l.pack->arena = arena;
    ft_status status = read_all(&l, path, text);
    if (status) {
        ft_pack_free(l.pack);
        return status;
    }
    *out = l.pack;
    return FT_OK;
}

ft_status ft_loader_read(ft_arena *arena, const char *path,
                         ft_finding_sink *sink, void *context, ft_pack **out,
                         ft_error *err)
{
    ft_report report = {.sink = sink, .context = context, .err = err};

    return load(arena, path, NULL, &report, out);
}

ft_status ft_loader_text(ft_arena *arena, const char *path, ft_slice text,
                         ft_finding_sink *sink, void *context, ft_pack **out,
                         ft_error *err)
{
    ft_report report = {.sink = sink, .context = context, .err = err};

    return load(arena, path, &text, &report, out);
}
