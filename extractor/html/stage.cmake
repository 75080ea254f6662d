fulltime_stage(html
  SOURCES utf8.c charset.c shape.c plain.c article.c
  LIBS PkgConfig::LIBXML PkgConfig::UCHARDET)
