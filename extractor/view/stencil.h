/*
 * stencil: a template file and a model -> markup. What a stencil may say:
 *
 *   {{key}}             the text of that name, escaped, wherever it stands
 *   {{#key}} ... {{/}}  once for each item of a list; once for a text that is
 *                       not empty and for an object
 *   {{^key}} ... {{/}}  when there is nothing of that name
 *   {{>file}}           another stencil in its place
 *
 * Names are looked for in the innermost object first.
 */
#ifndef FT_VIEW_STENCIL_H
#define FT_VIEW_STENCIL_H

#include "fulltime/error.h"
#include "view/model.h"

/* Appends what the stencil of that name makes of the model. FT_ERR_SYNTAX: the
 * file is no good stencil (the message names it); FT_ERR_MEMORY. */
ft_status ft_stencil_show(ft_buffer *out, ft_slice name, const ft_model *model,
                          ft_error *err);
/* The same for a stencil that is no file; `name` is for messages. */
ft_status ft_stencil_fill(ft_buffer *out, ft_slice name, ft_slice stencil,
                          const ft_model *model, ft_error *err);

#endif
