/* The figures hold over a wide range: see docs/extraction.md. */
#include "html/limits.h"

const ft_limits ft_limits_default = {
    .prose = 80,
    .sentence = 40,
    .byline = 300,
    .standfirst = 700,
    .caption = 1500,
    .prose_links = 50,
    .linked = 60,
    .dense = 75,
    .inner = 85,
    .hook = 40,
    .late = 75,
    .big = 33,
    .huge = 80,
};
