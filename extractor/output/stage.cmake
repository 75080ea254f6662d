fulltime_stage(output SOURCES names.c ndjson.c utf8.c)
