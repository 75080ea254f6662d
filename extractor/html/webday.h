/* webday: a day as pages write it, for machines or over an article, as ISO
 * 8601: "2021-11-17", "2021-11-17T11:18", "2021-11-17T15:04:05Z". */
#ifndef FT_HTML_WEBDAY_H
#define FT_HTML_WEBDAY_H

#include "base/slice.h"

enum { FT_WEBDAY_MOST = 40 /* bytes of a day with its time */ };

typedef struct ft_webday {
    char iso[FT_WEBDAY_MOST];
    size_t len; /* of it */
    ft_span at; /* where it stands in what was read */
} ft_webday;

/* The day that a machine's value is: in ISO form (kept as it is), with slashes
 * or packed, as RFC 822 has it ("Sat, 20 Nov 2021 15:04:05 GMT"), or in words
 * ("Nov 17, 2021 11:18 AM ET"). What may be read in two ways is none. */
bool ft_webday_value(ft_slice value, ft_webday *out);

/* The first whole day in a line, at or after `from`. */
bool ft_webday_find(ft_slice line, size_t from, ft_webday *out);

/* The day in an address: "/2021/11/17/", "/2021/nov/17/", "-2021-11-17". */
bool ft_webday_address(ft_slice url, ft_webday *out);

#endif
