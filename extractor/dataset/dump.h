/* dump: the records of a dataset as lines, as they were extracted. */
#ifndef FT_DATASET_DUMP_H
#define FT_DATASET_DUMP_H

#include "base/slice.h"
#include "fulltime/error.h"

/* Whether the file says that it is an SQLite database. */
bool ft_dump_is_database(const char *path);

/* Takes a record, without a line end. */
typedef ft_status ft_dump_visit(void *context, ft_slice line, ft_error *err);

/* All records of the dataset, in the order of their keys. FT_ERR_IO: it cannot
 * be read, or is no dataset; else what the visit returned. */
ft_status ft_dump_records(const char *path, ft_dump_visit *visit, void *context,
                          ft_error *err);

#endif
