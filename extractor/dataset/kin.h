/*
 * kin: which names of one key are forms of one: "Ramford" is short for "Ramford
 * Rovers" when no other name of the key holds its words. A name is an id of the
 * name tables, or what the article wrote.
 */
#ifndef FT_DATASET_KIN_H
#define FT_DATASET_KIN_H

#include "dataset/told.h"

enum {
    FT_KIN_MOST = 64 /* beyond so many names of a key, each stands alone */
};

/* Fills name, kin and turned of all. The numbers follow the bytes of the names,
 * so that they depend on nothing but the set of records. */
ft_status ft_kin_find(ft_arena *arena, ft_told *told, size_t count);

#endif
