/* Comes in: a field of a record. Goes out: the marks it stands on, by name. */
#include "view/anchor.h"

static void write_anchor(ft_buffer *out, size_t article, char letter,
                         size_t index)
{
    ft_buffer_byte(out, 'a');
    ft_buffer_integer(out, (long long)article);
    ft_buffer_byte(out, letter);
    ft_buffer_integer(out, (long long)index);
}

void ft_anchor_put(ft_model *object, const char *key, size_t article,
                   char letter, size_t index)
{
    ft_buffer name = {0};

    write_anchor(&name, article, letter, index);
    ft_model_take(object, key, &name);
    ft_buffer_free(&name);
}

static bool written_before(const ft_use *uses, size_t count, const char *field,
                           size_t stroke)
{
    for (size_t i = 0; i < count; i++)
        if (uses[i].stroke == stroke &&
            ft_slice_equal(uses[i].what, ft_slice_of(field)))
            return true;
    return false;
}

void ft_anchor_marks(ft_model *object, const ft_leaf *at, size_t record,
                     const char *pointer)
{
    const ft_match *match = &at->pass->records.matches[record];
    const ft_use *uses = at->uses->items + at->uses->firsts[record];
    ft_buffer marks = {0};

    for (size_t i = 0; i < match->evidence_count; i++) {
        if (!ft_slice_equal(uses[i].what, ft_slice_of(pointer)) ||
            written_before(uses, i, pointer, uses[i].stroke))
            continue;
        if (marks.len == 0)
            ft_anchor_put(object, "href", at->article, 'm', uses[i].stroke);
        else
            ft_buffer_byte(&marks, ' ');
        write_anchor(&marks, at->article, 'm', uses[i].stroke);
    }
    if (marks.len > 0 || marks.failed) {
        ft_model_take(object, "marks", &marks);
        ft_model_string(object, "family",
                        ft_family_name(ft_family_of(ft_slice_of(pointer))));
    }
    ft_buffer_free(&marks);
}

void ft_anchor_value(ft_model *object, const char *key, const ft_leaf *at,
                     size_t record, const char *pointer, ft_slice text)
{
    ft_model *value;

    if (text.len == 0)
        return;
    value = ft_model_object(object, key);
    ft_model_text(value, "text", text);
    ft_anchor_marks(value, at, record, pointer);
}
