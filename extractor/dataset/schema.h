/* schema: the tables and views of a dataset (docs/dataset.md). */
#ifndef FT_DATASET_SCHEMA_H
#define FT_DATASET_SCHEMA_H

#include "dataset/sql.h"

/* Makes them in a new database; in one that is there, sees that they are ours
 * and of this version. FT_ERR_IO says what else the file is. */
ft_status ft_schema_prepare(ft_sql *sql, ft_error *err);
/* The latter alone. */
ft_status ft_schema_check(ft_sql *sql, ft_error *err);

#endif
