fulltime_stage(output SOURCES clean.c names.c ndjson.c)
