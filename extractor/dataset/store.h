/*
 * store: a dataset that grows with each run. Articles come in with their
 * records; what changed or is gone withdraws what it said; the matches are
 * merged anew where anything changed, and nowhere else. Several programs may
 * write to one dataset at a time: each holds its articles in memory and writes
 * a batch in one short transaction.
 */
#ifndef FT_DATASET_STORE_H
#define FT_DATASET_STORE_H

#include "dataset/held.h"
#include "dataset/sql.h"

typedef struct ft_store ft_store;

/* What a run did. */
typedef struct ft_store_counts {
    unsigned long long added, changed, unchanged, withdrawn, failed; /* articles
                                                                      */
    unsigned long long merged;  /* keys that were merged anew */
    unsigned long long matches; /* in the dataset; known after the merge */
} ft_store_counts;

/* Opens the dataset, made when it is not there, and begins a run of these rules
 * and this version, which are borrowed. */
ft_status ft_store_open(const char *path, const char *pack, const char *version,
                        ft_store **out, ft_error *err);
void ft_store_free(ft_store *store); /* NULL is fine; drops what is unwritten */

/* The article stands there with this very content, read with the same rules and
 * version. It counts as met: see ft_store_withdraw(). */
bool ft_store_knows(ft_store *store, ft_slice name, ft_slice content);
/* Takes an article in place of the one of that name; all is borrowed during
 * the call. It is written with the
 * batch: when that is full, or by ft_store_flush(). */
ft_status ft_store_add(ft_store *store, const ft_stored_article *article,
                       ft_error *err);
/* The article, or what holds it, could not be read: what it said before, and
 * what all below it said, stays. */
ft_status ft_store_keep(ft_store *store, ft_slice name, ft_error *err);
ft_status ft_store_flush(ft_store *store, ft_error *err);
/* Removes the articles below a root (a folder or an archive: "root/...",
 * "root@...") that this run has not met. */
ft_status ft_store_withdraw(ft_store *store, ft_slice root, ft_error *err);
/* Merges what is not merged yet, and ends the run. */
ft_status ft_store_end(ft_store *store, ft_error *err);
const ft_store_counts *ft_store_told(const ft_store *store);

#endif
