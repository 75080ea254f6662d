# records of many articles -> what is known of each match. The database is a
# part of the command alone, so that the library needs no SQLite.
fulltime_stage(dataset SOURCES key.c read.c)
