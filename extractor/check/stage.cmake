# records against tables of results; a part of the command alone.
fulltime_stage(check SOURCES almanac.c judge.c nations.c sheet.c)
