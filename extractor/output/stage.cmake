fulltime_stage(output SOURCES clean.c lines.c names.c ndjson.c outlet.c)
