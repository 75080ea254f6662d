/* Comes in: a stencil and a model. Goes out: markup. */
#include "view/stencil.h"

#include <stdint.h>

#include "base/error.h"
#include "view/asset.h"
#include "view/escape.h"

enum { DEPTH_MOST = 24 }; /* sections and files within each other */

/* A model and what stands around it. */
typedef struct scope {
    const ft_model *model;
    const struct scope *outer;
} scope;

/* One file being filled in. */
typedef struct filling {
    ft_buffer *out;
    ft_slice name;
    ft_slice text;
    unsigned depth;
    ft_error *err;
} filling;

typedef struct tag {
    char sigil;    /* # ^ / >, or 0 */
    ft_slice name; /* of a value or a file */
    size_t next;   /* offset behind it */
} tag;

static ft_status fail(const filling *f, size_t at, const char *what)
{
    return ft_error_set(f->err, FT_ERR_SYNTAX, "%.*s: byte %zu: %s",
                        (int)f->name.len, f->name.data, at, what);
}

/* The tag that begins at `at`. */
static bool read_tag(ft_slice text, size_t at, tag *out)
{
    const ft_slice close = FT_SLICE("}}");
    size_t end = ft_slice_find(text, close, at + 2);

    if (end == SIZE_MAX || end == at + 2)
        return false;
    *out = (tag){.next = end + 2,
                 .name = ft_slice_cut(text, (ft_span){at + 2, end})};
    switch (out->name.data[0]) {
    case '#':
    case '^':
    case '/':
    case '>':
        out->sigil = out->name.data[0];
        out->name.data++;
        out->name.len--;
        break;
    default:
        break;
    }
    return true;
}

static size_t find_tag(ft_slice text, size_t from)
{
    const ft_slice open = FT_SLICE("{{");

    return ft_slice_find(text, open, from);
}

/* From behind an opening tag: where its closing tag begins, and `next` behind
 * it; SIZE_MAX when it is never closed. */
static size_t find_close(ft_slice text, size_t from, size_t *next)
{
    unsigned open = 1;
    tag t = {0};

    for (size_t at = find_tag(text, from); at != SIZE_MAX;
         at = find_tag(text, t.next)) {
        if (!read_tag(text, at, &t))
            return SIZE_MAX;
        if (t.sigil == '#' || t.sigil == '^')
            open++;
        if (t.sigil == '/' && --open == 0) {
            *next = t.next;
            return at;
        }
    }
    return SIZE_MAX;
}

static const ft_model *look_up(const scope *inner, ft_slice name)
{
    for (const scope *one = inner; one; one = one->outer) {
        const ft_model *found = ft_model_get(one->model, name);

        if (found)
            return found;
    }
    return NULL;
}

static ft_status fill(const filling *f, ft_span part, const scope *inner);

/* NOLINTBEGIN(misc-no-recursion): DEPTH_MOST bounds it */
static ft_status show_section(const filling *f, ft_span part, bool wanted,
                              ft_slice name, const scope *inner)
{
    const ft_model *found = look_up(inner, name);
    bool there = found && ft_model_is_there(found);
    ft_status status = FT_OK;

    if (there != wanted)
        return FT_OK;
    if (!there || found->kind == FT_MODEL_TEXT ||
        found->kind == FT_MODEL_MARKUP)
        return fill(f, part, inner);
    if (found->kind == FT_MODEL_OBJECT)
        return fill(f, part, &(scope){found, inner});
    for (const ft_model *item = found->first; item && !status;
         item = item->next)
        status = fill(f, part, &(scope){item, inner});
    return status;
}

static ft_status show_file(const filling *f, size_t at, const tag *t,
                           const scope *inner)
{
    ft_slice text = ft_asset_find(t->name);
    filling deeper = *f;

    if (!text.data)
        return fail(f, at, "there is no such file");
    if (text.len && text.data[text.len - 1] == '\n')
        text.len--; /* it ends the file, and is not of the text */
    deeper.name = t->name;
    deeper.text = text;
    return fill(&deeper, (ft_span){0, text.len}, inner);
}

static void show_value(const filling *f, ft_slice name, const scope *inner)
{
    const ft_model *found = look_up(inner, name);

    if (found && found->kind == FT_MODEL_TEXT)
        ft_escape_markup(f->out, found->text);
    else if (found && found->kind == FT_MODEL_MARKUP)
        ft_buffer_add(f->out, found->text);
}

/* Shows what the tag at `at` asks for; `next` is behind it and all it holds. */
static ft_status show_tag(const filling *f, size_t at, const scope *inner,
                          size_t *next)
{
    tag t;
    size_t close;

    if (!read_tag(f->text, at, &t))
        return fail(f, at, "a tag is not closed");
    *next = t.next;
    switch (t.sigil) {
    case '#':
    case '^':
        close = find_close(f->text, t.next, next);
        if (close == SIZE_MAX)
            return fail(f, at, "a section is not closed");
        return show_section(f, (ft_span){t.next, close}, t.sigil == '#', t.name,
                            inner);
    case '/':
        return fail(f, at, "closes what is not open");
    case '>':
        return show_file(f, at, &t, inner);
    default:
        show_value(f, t.name, inner);
        return FT_OK;
    }
}

static ft_status fill(const filling *outer, ft_span part, const scope *inner)
{
    filling f = *outer;
    ft_slice whole = outer->text;
    size_t at = part.start, next = at;
    ft_status status = FT_OK;

    if (++f.depth > DEPTH_MOST)
        return fail(&f, at, "nested too deep");
    f.text = ft_slice_cut(whole, (ft_span){0, part.end});
    while (!status && (at = find_tag(f.text, next)) != SIZE_MAX) {
        ft_buffer_add(f.out, ft_slice_cut(whole, (ft_span){next, at}));
        status = show_tag(&f, at, inner, &next);
    }
    if (!status)
        ft_buffer_add(f.out, ft_slice_cut(whole, (ft_span){next, part.end}));
    return status;
}
/* NOLINTEND(misc-no-recursion) */

ft_status ft_stencil_fill(ft_buffer *out, ft_slice name, ft_slice stencil,
                          const ft_model *model, ft_error *err)
{
    const filling f = {.out = out, .name = name, .text = stencil, .err = err};
    const scope outermost = {.model = model};
    ft_status status = model->owner->failed
                           ? FT_ERR_MEMORY
                           : fill(&f, (ft_span){0, stencil.len}, &outermost);

    if (!status && out->failed)
        status = FT_ERR_MEMORY;
    return status == FT_ERR_MEMORY ? ft_error_memory(err) : status;
}

ft_status ft_stencil_show(ft_buffer *out, ft_slice name, const ft_model *model,
                          ft_error *err)
{
    ft_slice stencil = ft_asset_find(name);

    if (!stencil.data)
        return ft_error_set(err, FT_ERR_SYNTAX, "%.*s: there is no such file",
                            (int)name.len, name.data);
    return ft_stencil_fill(out, name, stencil, model, err);
}
