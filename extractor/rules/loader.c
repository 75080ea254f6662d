/*
 * loader: reads the packs that are asked for and those they include, each once:
 * pack.yaml, the files it names, the tables. What a pack includes comes before
 * it. Fragments of all files are known before the first rule is compiled, so
 * that their place is free; packs that are only loaded side by side do not see
 * each other's.
 */
#include "rules/loader.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "mentions/wordbook.h"
#include "rules/engine.h"
#include "rules/files.h"
#include "rules/grammar.h"
#include "rules/keys.h"
#include "rules/lexicon.h"
#include "rules/lint.h"
#include "rules/shape.h"

enum {
    FILE_LIMIT = 4 * 1024 * 1024,
    TABLE_LIMIT = 64 * 1024 * 1024,
    TREE_LIMIT = 1000,             /* files that load together */
    PACK_LIMIT = 64,               /* packs that load together: a bit each */
    ALL_LIMIT = 128 * 1024 * 1024, /* bytes of all these files */
    FINDING_LIMIT = 8              /* packs inside packs inside packs */
};

/* One pack, whoever asks for it. */
typedef struct unit {
    ft_home home;
    const ft_node *root; /* of its first file; NULL: it could not be read */
    uint64_t below;      /* the packs it includes, and theirs */
    bool open;           /* being read: it cannot be included */
    size_t scope;        /* that has its rules; SIZE_MAX: none yet */
    ft_slice id, version, lang, sport;
} unit;

/* What one of the packs that are asked for sees. */
typedef struct scope {
    size_t unit;    /* that is asked for */
    uint64_t units; /* it and those below */
    ft_fragments fragments;
} scope;

typedef struct loader {
    ft_arena *arena;
    ft_report report;
    ft_pack *pack;
    const char *shelf;
    ft_footprint *footprint; /* or NULL */
    unit *units;             /* in the order in which their rules stand */
    size_t unit_count;
    size_t *order; /* of units: what is included comes first */
    size_t order_count;
    ft_tree *trees;
    size_t tree_count, tree_capacity;
    size_t bytes; /* read so far */
    scope *scopes;
    size_t scope_count;
    ft_grammar grammar;
} loader;

/* --- files ---------------------------------------------------------------- */

/* A file as a source; `at` is where it is named, or NULL. */
static ft_status read_source(loader *l, const char *path, size_t limit,
                             const ft_node *at, const ft_source **out)
{
    ft_error error = {0};
    ft_slice text;
    ft_source *source = FT_NEW(l->arena, ft_source, 1);

    if (!source)
        return ft_report_memory(&l->report);
    ft_footprint_note(l->footprint, path);
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
    l->bytes += text.len;
    if (l->bytes > ALL_LIMIT)
        return ft_report_error(&l->report, source, 0,
                               "the files that load together have %d bytes at "
                               "most",
                               (int)ALL_LIMIT);
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

/* Its errors are told; what could be read of it counts nevertheless. */
static ft_status add_tree(loader *l, const ft_source *source, size_t pack,
                          bool head)
{
    tree_report report = {&l->report, source};
    const ft_yaml_hooks hooks = {&report, tell_syntax, NULL};
    const ft_node *root = NULL;
    ft_tree *grown = ft_arena_grow(l->arena, l->trees, &l->tree_capacity,
                                   l->tree_count + 1, sizeof *grown);

    if (!grown)
        return ft_report_memory(&l->report);
    l->trees = grown;
    if (ft_yaml_parse(l->arena, source, &hooks, &root, NULL) == FT_ERR_MEMORY)
        return ft_report_memory(&l->report);
    if (root && head)
        l->units[pack].root = root;
    if (root)
        l->trees[l->tree_count++] = (ft_tree){root, pack, head};
    return FT_OK;
}

static ft_status read_tree(loader *l, const char *path, const ft_node *at,
                           size_t pack, bool head)
{
    const ft_source *source = NULL;
    ft_status status = read_source(l, path, FILE_LIMIT, at, &source);

    return status ? status : add_tree(l, source, pack, head);
}

/* The text that stands for the pack's own file. */
static ft_status take_text(loader *l, const char *path, ft_slice text)
{
    ft_source *source = FT_NEW(l->arena, ft_source, 1);

    if (!source || ft_source_init(source, l->arena, ft_slice_of(path), text))
        return ft_report_memory(&l->report);
    return add_tree(l, source, 0, true);
}

/* --- pack.yaml ------------------------------------------------------------ */

static ft_status read_identity(loader *l, unit *u)
{
    static const ft_slice names[] = {FT_SLICE("id"), FT_SLICE("version"),
                                     FT_SLICE("lang"), FT_SLICE("sport")};
    ft_slice *out[] = {&u->id, &u->version, &u->lang, &u->sport};
    const ft_node *node = ft_node_get(u->root, "pack");

    if (!node)
        return ft_report_error(&l->report, u->root->source, 0,
                               "a pack says what it is: 'pack: {id: ..., "
                               "version: ..., lang: ...}'");
    ft_status worst = ft_keys_check(&l->report, node, FT_KEYS_PACK);
    for (size_t i = 0; !worst && i < FT_COUNT(out); i++) {
        const ft_node *value = ft_node_get(node, names[i].data);
        if (!value && i < 2)
            worst = ft_report_error(&l->report, node->source, node->offset,
                                    "the pack has no '%s'", names[i].data);
        else
            worst = ft_shape_string(&l->report, value, out[i]);
    }
    if (!worst)
        worst = ft_engine_check(&l->report, ft_node_get(node, "engine"));
    return worst;
}

static ft_status read_file(loader *l, size_t pack, const ft_node *node)
{
    const char *path = NULL;
    ft_status status = ft_file_find(l->arena, &l->report, &l->units[pack].home,
                                    node, FT_FILE_OWN, &path);

    if (status)
        return status;
    if (l->tree_count >= TREE_LIMIT)
        return ft_report_error(&l->report, node->source, node->offset,
                               "%d files load together at most",
                               (int)TREE_LIMIT);
    return read_tree(l, path, node, pack, false);
}

static ft_status read_files(loader *l, size_t pack)
{
    const ft_node *list = ft_node_get(l->units[pack].root, "files");

    if (!list || ft_shape_list(&l->report, list))
        return FT_OK;
    for (const ft_node *n = list->child; n; n = n->next) {
        if (read_file(l, pack, n) == FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
        if (l->tree_count >= TREE_LIMIT)
            break;
    }
    return FT_OK;
}

/* Files but the first of a pack hold words, fragments and rules alone. */
static void check_keys(loader *l, const ft_tree *tree)
{
    static const ft_slice names[] = {FT_SLICE("words"), FT_SLICE("fragments"),
                                     FT_SLICE("rules")};

    if (tree->head)
        (void)ft_keys_check(&l->report, tree->root, FT_KEYS_FILE);
    else
        (void)ft_shape_keys(&l->report, tree->root, names, FT_COUNT(names));
}

/* --- packs ---------------------------------------------------------------- */

static size_t find_unit(const loader *l, const char *real)
{
    for (size_t i = 0; real && i < l->unit_count; i++) {
        if (l->units[i].home.real && !strcmp(l->units[i].home.real, real))
            return i;
    }
    return SIZE_MAX;
}

static ft_status read_unit(loader *l, const char *path, const ft_slice *text,
                           const ft_node *at, unsigned depth, size_t *out);

/* A pack that another one includes. */
static ft_status include(loader *l, size_t pack, const ft_node *node,
                         unsigned depth)
{
    const char *path = NULL;
    size_t other = SIZE_MAX;
    ft_status status = ft_file_find(l->arena, &l->report, &l->units[pack].home,
                                    node, FT_FILE_PACK, &path);

    if (!status && depth >= FINDING_LIMIT)
        status = ft_report_at(&l->report, node,
                              "packs include packs too many times over");
    if (!status)
        status = read_unit(l, path, NULL, node, depth + 1, &other);
    if (!status && other != SIZE_MAX)
        l->units[pack].below |= l->units[other].below | (uint64_t)1 << other;
    return status;
}

static ft_status read_includes(loader *l, size_t pack, unsigned depth)
{
    const ft_node *node = ft_node_get(l->units[pack].root, "include");
    const ft_node *item =
        node && node->kind == FT_NODE_LIST ? node->child : node;

    for (; item; item = node->kind == FT_NODE_LIST ? item->next : NULL) {
        if (include(l, pack, item, depth) == FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

/* What a pack does not say of itself, those it includes say. */
static void inherit(const loader *l, unit *u)
{
    for (size_t i = 0; i < l->unit_count; i++) {
        if (!(u->below >> i & 1))
            continue;
        if (!u->lang.len)
            u->lang = l->units[i].lang;
        if (!u->sport.len)
            u->sport = l->units[i].sport;
    }
}

/* All files of a new pack, behind those of the packs that it includes. */
static ft_status fill_unit(loader *l, size_t pack, const ft_slice *text,
                           const ft_node *at, unsigned depth)
{
    unit *u = &l->units[pack];
    ft_status status = text ? take_text(l, u->home.file, *text)
                            : read_tree(l, u->home.file, at, pack, true);

    if (status || !u->root)
        return status;
    u->open = true;
    if (read_identity(l, u) == FT_ERR_MEMORY ||
        read_includes(l, pack, depth) == FT_ERR_MEMORY ||
        read_files(l, pack) == FT_ERR_MEMORY)
        return FT_ERR_MEMORY;
    u->open = false;
    inherit(l, u);
    l->order[l->order_count++] = pack;
    return FT_OK;
}

/* A pack by its path; *out is SIZE_MAX when it cannot be had. */
static ft_status read_unit(loader *l, const char *path, const ft_slice *text,
                           const ft_node *at, unsigned depth, size_t *out)
{
    ft_home home;

    if (ft_home_find(l->arena, path, l->shelf, &home))
        return ft_report_memory(&l->report);
    size_t known = find_unit(l, home.real);
    if (known != SIZE_MAX && l->units[known].open)
        return ft_report_at(&l->report, at, "the pack includes itself");
    if (known != SIZE_MAX) {
        *out = known;
        return FT_OK;
    }
    if (l->unit_count == PACK_LIMIT)
        return ft_report_error(
            &l->report, at ? at->source : NULL, at ? at->offset : 0,
            "%d packs load together at most", (int)PACK_LIMIT);
    const char *flaw = text ? NULL : ft_home_flaw(&home);
    if (flaw)
        return ft_report_error(&l->report, at ? at->source : NULL,
                               at ? at->offset : 0, "%.100s %s", home.file,
                               flaw);
    size_t pack = l->unit_count++;
    home.footprint = l->footprint;
    l->units[pack].home = home;
    l->units[pack].scope = SIZE_MAX;
    ft_status status = fill_unit(l, pack, text, at, depth);
    if (!status && l->units[pack].root)
        *out = pack;
    return status;
}

/* --- tables --------------------------------------------------------------- */

typedef struct tables {
    ft_gazetteer_builder *builder;
    const ft_home *home;
    ft_namemap seen[FT_KIND_COUNT]; /* tables by their path, read before */
} tables;

static ft_status add_table(loader *l, tables *t, ft_kind kind,
                           const ft_node *node)
{
    const ft_source *source = NULL;
    const char *path = NULL;
    const char *real = NULL;
    ft_error error = {0};
    ft_status status =
        ft_file_find(l->arena, &l->report, t->home, node, FT_FILE_TABLE, &path);

    if (status)
        return status;
    if (!ft_file_real(l->arena, path, &real))
        return ft_report_memory(&l->report);
    ft_slice name = ft_slice_of(real ? real : path);
    t->seen[kind].arena = l->arena;
    if (ft_namemap_find(&t->seen[kind], name) != SIZE_MAX)
        return FT_OK;
    if (!ft_namemap_add(&t->seen[kind], name, 0))
        return ft_report_memory(&l->report);
    if ((status = read_source(l, path, TABLE_LIMIT, node, &source)))
        return status;
    if (ft_gazetteer_add(t->builder, kind, source, &error))
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

/* `{file: teams.tsv, fold: [case, accents]}`: tables are compared without
 * either, and saying so is all that `fold` does. */
static ft_status open_table(loader *l, const ft_node *node,
                            const ft_node **file)
{
    static const ft_slice names[] = {FT_SLICE("file"), FT_SLICE("fold")};
    static const ft_slice folds[] = {FT_SLICE("case"), FT_SLICE("accents")};
    const ft_node *fold = ft_node_get(node, "fold");
    ft_status status = ft_shape_keys(&l->report, node, names, FT_COUNT(names));
    bool found[FT_COUNT(folds)] = {false};

    *file = ft_node_get(node, "file");
    if (status)
        return status;
    if (!*file)
        return ft_report_at(&l->report, node, "the table has no 'file'");
    if (!fold)
        return FT_OK;
    for (const ft_node *n = fold->child; n; n = n->next) {
        for (size_t i = 0; i < FT_COUNT(folds); i++)
            found[i] = found[i] || ft_slice_equal(n->text, folds[i]);
    }
    if (fold->kind == FT_NODE_LIST && fold->count == 2 && found[0] && found[1])
        return FT_OK;
    return ft_report_at(&l->report, fold,
                        "tables are compared without case and accents: 'fold: "
                        "[case, accents]'");
}

static ft_status add_tables(loader *l, tables *t, const ft_node *node)
{
    ft_kind kind = ft_kind_find(node->key);

    if (kind == FT_KIND_COUNT)
        return fail_kind(l, node);
    if (node->kind == FT_NODE_MAP && open_table(l, node, &node))
        return FT_ERR_RULE;
    bool list = node->kind == FT_NODE_LIST;
    for (const ft_node *n = list ? node->child : node; n;
         n = list ? n->next : NULL) {
        if (add_table(l, t, kind, n) == FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

static ft_status read_tables(loader *l)
{
    tables t = {.builder = ft_gazetteer_builder_new(l->arena)};
    ft_error error = {0};

    if (!t.builder)
        return ft_report_memory(&l->report);
    for (size_t i = 0; i < l->order_count; i++) {
        const unit *u = &l->units[l->order[i]];
        const ft_node *map = ft_node_get(u->root, "gazetteers");
        t.home = &u->home;
        if (map && map->kind != FT_NODE_MAP)
            (void)ft_report_at(&l->report, map, "expected tables by kind");
        for (const ft_node *n = map ? map->child : NULL; n; n = n->next) {
            if (map->kind == FT_NODE_MAP &&
                add_tables(l, &t, n) == FT_ERR_MEMORY)
                return FT_ERR_MEMORY;
        }
    }
    if (ft_gazetteer_build(t.builder, &l->pack->lexicon.gazetteer, &error))
        return ft_report_pass(&l->report, NULL, &error);
    l->pack->lexicon.book = ft_wordbook_new(l->arena, &l->pack->lexicon);
    return l->pack->lexicon.book ? FT_OK : ft_report_memory(&l->report);
}

/* --- fragments and rules -------------------------------------------------- */

/* The trees of a pack, one after the other; NULL at the end. */
static const ft_node *next_tree(const loader *l, size_t pack, size_t *at)
{
    while (*at < l->tree_count) {
        const ft_tree *tree = &l->trees[(*at)++];
        if (tree->pack == pack)
            return tree->root;
    }
    return NULL;
}

static ft_status read_fragments(loader *l, scope *s)
{
    ft_fragments *f = &s->fragments;

    *f = (ft_fragments){.arena = l->arena,
                        .report = &l->report,
                        .numbers = &l->pack->lexicon.numbers,
                        .trials = l->report.sink != NULL};
    for (size_t i = 0; i < l->order_count; i++) {
        size_t at = 0;
        f->pack = l->order[i];
        f->below = l->units[f->pack].below;
        if (!(s->units >> f->pack & 1))
            continue;
        for (const ft_node *root; (root = next_tree(l, f->pack, &at));) {
            if (ft_fragments_add(f, ft_node_get(root, "fragments")) ==
                FT_ERR_MEMORY)
                return FT_ERR_MEMORY;
        }
    }
    return ft_fragments_close(f) == FT_ERR_MEMORY ? FT_ERR_MEMORY : FT_OK;
}

/* The rules of the packs in a scope, but of those that another scope has. */
static ft_status read_rules(loader *l, size_t index)
{
    scope *s = &l->scopes[index];

    l->grammar.fragments = &s->fragments;
    for (size_t i = 0; i < l->order_count; i++) {
        size_t pack = l->order[i];
        size_t at = 0;
        if (!(s->units >> pack & 1) || l->units[pack].scope != SIZE_MAX)
            continue;
        l->units[pack].scope = index;
        for (const ft_node *root; (root = next_tree(l, pack, &at));) {
            if (ft_grammar_add(&l->grammar, ft_node_get(root, "rules")) ==
                FT_ERR_MEMORY)
                return FT_ERR_MEMORY;
        }
    }
    return FT_OK;
}

static ft_status read_scopes(loader *l)
{
    l->grammar = (ft_grammar){.arena = l->arena, .report = &l->report};
    for (size_t i = 0; i < l->scope_count; i++) {
        if (read_fragments(l, &l->scopes[i]) == FT_ERR_MEMORY ||
            read_rules(l, i) == FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
    }
    return ft_grammar_close(&l->grammar);
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
        count_groups(pack, pack->guards[i]->pattern);
}

static bool add_masks(ft_pack *pack, ft_requirer *requirer)
{
    for (size_t i = 0; i < pack->rule_count; i++) {
        const ft_rule *rule = &pack->rules[i];
        for (size_t b = 0; b < rule->branch_count; b++) {
            ft_branch *branch = &rule->branches[b];
            ft_slice text = ft_template_text(&branch->text);
            if (!ft_masks_add(pack->masks, requirer, text, true,
                              &branch->mask) ||
                !ft_landmarks_add(pack->landmarks, text, &branch->route))
                return false;
        }
    }
    for (size_t i = 0; i < pack->guard_count; i++) {
        ft_guard *guard = pack->guards[i];
        if (!ft_masks_add(pack->masks, requirer, guard->text, false,
                          &guard->mask))
            return false;
    }
    return ft_landmarks_close(pack->landmarks, pack->masks, requirer) &&
           ft_masks_close(pack->masks);
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

/* --- all of it ------------------------------------------------------------ */

/* Puts a part behind what is there, with '+' between. */
static bool add_part(ft_arena *arena, ft_slice *text, ft_slice part)
{
    char *joined = ft_arena_alloc(arena, text->len + part.len + 2);

    if (!joined)
        return false;
    if (!text->len) {
        *text = part;
        return true;
    }
    memcpy(joined, text->data, text->len);
    joined[text->len] = '+';
    if (part.len)
        memcpy(joined + text->len + 1, part.data, part.len);
    *text = (ft_slice){joined, text->len + 1 + part.len};
    return true;
}

/* The name of all that is asked for. A record has one sport; in which language
 * its article is, packs of several do not tell. */
static ft_status identify(loader *l)
{
    ft_pack *pack = l->pack;

    for (size_t i = 0; i < l->scope_count; i++) {
        const unit *u = &l->units[l->scopes[i].unit];
        if (!add_part(l->arena, &pack->id, u->id) ||
            !add_part(l->arena, &pack->version, u->version))
            return ft_report_memory(&l->report);
        if (i && !ft_slice_equal(pack->sport, u->sport))
            return ft_report_error(&l->report, u->root->source, 0,
                                   "the packs are of two sports");
        if (i && !ft_slice_equal(pack->lang, u->lang))
            pack->lang = (ft_slice){"", 0};
        else
            pack->lang = u->lang;
        pack->sport = u->sport;
    }
    return FT_OK;
}

/* One of the packs that are asked for. */
static ft_status add_scope(loader *l, const char *path, const ft_slice *text)
{
    size_t pack = SIZE_MAX;
    ft_status status = read_unit(l, path, text, NULL, 0, &pack);

    if (status || pack == SIZE_MAX)
        return status;
    l->scopes[l->scope_count++] = (scope){
        .unit = pack, .units = l->units[pack].below | (uint64_t)1 << pack};
    return FT_OK;
}

/* A path, or several with ':' between, unless a file is named so. */
static ft_status add_scopes(loader *l, const char *path, const ft_slice *text)
{
    ft_slice whole = ft_slice_of(path);
    const ft_slice colon = FT_SLICE(":");
    ft_home home;

    if (text || ft_slice_find(whole, colon, 0) == SIZE_MAX)
        return add_scope(l, path, text);
    if (ft_home_find(l->arena, path, NULL, &home))
        return ft_report_memory(&l->report);
    if (home.real)
        return add_scope(l, path, text);
    for (size_t start = 0; start <= whole.len;) {
        size_t end = ft_slice_find(whole, colon, start);
        if (end > whole.len)
            end = whole.len;
        ft_slice part = ft_slice_cut(whole, (ft_span){start, end});
        const char *one = ft_arena_string(l->arena, part);
        if (!one)
            return ft_report_memory(&l->report);
        if (part.len && l->scope_count < PACK_LIMIT &&
            add_scope(l, one, NULL) == FT_ERR_MEMORY)
            return FT_ERR_MEMORY;
        start = end + 1;
    }
    return FT_OK;
}

/* The trees were read from the top; what is included comes first from here. */
static ft_status order_trees(loader *l)
{
    ft_tree *sorted = FT_NEW(l->arena, ft_tree, l->tree_count);
    size_t count = 0;

    if (!sorted)
        return ft_report_memory(&l->report);
    for (size_t i = 0; i < l->order_count; i++) {
        for (size_t k = 0; k < l->tree_count; k++) {
            if (l->trees[k].pack == l->order[i])
                sorted[count++] = l->trees[k];
        }
    }
    l->trees = sorted;
    l->tree_count = count;
    return FT_OK;
}

/* The files of the packs that are asked for. */
static ft_status own_files(loader *l)
{
    const ft_source **own = FT_NEW(l->arena, const ft_source *, l->tree_count);

    if (!own)
        return ft_report_memory(&l->report);
    l->pack->own = own;
    for (size_t i = 0; i < l->tree_count; i++) {
        for (size_t k = 0; k < l->scope_count; k++) {
            if (l->scopes[k].unit == l->trees[i].pack) {
                own[l->pack->own_count++] = l->trees[i].root->source;
                break;
            }
        }
    }
    return FT_OK;
}

static ft_status read_packs(loader *l, const char *path, const ft_slice *text)
{
    ft_status status = add_scopes(l, path, text);

    if (status == FT_ERR_MEMORY || !l->scope_count)
        return status;
    if (order_trees(l) || own_files(l))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < l->tree_count; i++)
        check_keys(l, &l->trees[i]);
    if (identify(l) == FT_ERR_MEMORY ||
        ft_lexicon_read(l->arena, &l->report, l->trees, l->tree_count,
                        &l->pack->lexicon) == FT_ERR_MEMORY ||
        read_tables(l) == FT_ERR_MEMORY)
        return FT_ERR_MEMORY;
    return read_scopes(l);
}

static bool lint(loader *l)
{
    ft_lint *lint =
        ft_lint_new(l->arena, l->pack, l->report.sink, l->report.context);

    if (!lint || !ft_lint_rules(lint, l->pack))
        return false;
    for (size_t i = 0; i < l->scope_count; i++) {
        uint64_t packs = 0;
        for (size_t k = 0; k < l->unit_count; k++)
            packs |= (uint64_t)(l->units[k].scope == i) << k;
        if (!ft_lint_fragments(lint, &l->scopes[i].fragments, packs))
            return false;
    }
    return true;
}

static ft_status read_all(loader *l, const char *path, const ft_slice *text)
{
    ft_status status = read_packs(l, path, text);

    hand_over(l);
    if (!status && !l->report.first)
        status = make_masks(l);
    if (!status && !l->report.first && l->report.sink && !lint(l))
        status = ft_report_memory(&l->report);
    if (status == FT_ERR_MEMORY)
        return status;
    return l->report.first;
}

static ft_status load(loader *l, const char *path, const ft_slice *text,
                      ft_pack **out)
{
    *out = NULL;
    if (l->report.err)
        *l->report.err = (ft_error){0};
    l->pack = FT_NEW(l->arena, ft_pack, 1);
    l->units = FT_NEW(l->arena, unit, PACK_LIMIT);
    l->order = FT_NEW(l->arena, size_t, PACK_LIMIT);
    l->scopes = FT_NEW(l->arena, scope, PACK_LIMIT);
    if (!l->pack || !l->units || !l->order || !l->scopes)
        return ft_report_memory(&l->report);
    l->pack->arena = l->arena;
    ft_status status = read_all(l, path, text);
    if (status) {
        ft_pack_free(l->pack);
        return status;
    }
    *out = l->pack;
    return FT_OK;
}

ft_status ft_loader_read(ft_arena *arena, const char *path, const char *shelf,
                         ft_finding_sink *sink, void *context, ft_pack **out,
                         ft_error *err)
{
    loader l = {.arena = arena,
                .shelf = shelf,
                .report = {.sink = sink, .context = context, .err = err}};

    return load(&l, path, NULL, out);
}

ft_status ft_loader_trace(ft_arena *arena, const char *path, const char *shelf,
                          ft_footprint *footprint, ft_pack **out, ft_error *err)
{
    loader l = {.arena = arena,
                .shelf = shelf,
                .footprint = footprint,
                .report = {.err = err}};

    return load(&l, path, NULL, out);
}

ft_status ft_loader_text(ft_arena *arena, const char *path, ft_slice text,
                         ft_finding_sink *sink, void *context, ft_pack **out,
                         ft_error *err)
{
    loader l = {.arena = arena,
                .report = {.sink = sink, .context = context, .err = err}};

    return load(&l, path, &text, out);
}
