/* anchor: the names by which parts of a page point at each other. */
#ifndef FT_VIEW_ANCHOR_H
#define FT_VIEW_ANCHOR_H

#include "view/model.h"
#include "view/uses.h"

/* One article on its page. */
typedef struct ft_leaf {
    size_t article; /* from 1 */
    const ft_pass *pass;
    const ft_uses *uses;
} ft_leaf;

/* "a1", then a letter and a number: m3 a mark (stroke), u5 a use, r2 a record.
 */
void ft_anchor_put(ft_model *object, const char *key, size_t article,
                   char letter, size_t index);

/* Gives `object` an object `key` with what value.html shows: `text` and, when
 * evidence of the record has that field, `href`, `marks` and `family`. */
void ft_anchor_value(ft_model *object, const char *key, const ft_leaf *at,
                     size_t record, const char *pointer, ft_slice text);
/* Only the `marks` and the `family` of a field, if it has any. */
void ft_anchor_marks(ft_model *object, const ft_leaf *at, size_t record,
                     const char *pointer);

#endif
