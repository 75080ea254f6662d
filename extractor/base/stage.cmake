fulltime_stage(base
  SOURCES arena.c buffer.c digest.c error.c json.c slice.c source.c
  LIBS PkgConfig::MD PkgConfig::YAJL)
