fulltime_stage(base
  SOURCES arena.c ascii.c buffer.c checksum.c control.c digest.c error.c image.c json.c slice.c source.c
  LIBS PkgConfig::MD PkgConfig::YAJL)
