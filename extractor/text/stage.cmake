fulltime_stage(text
  SOURCES calendar.c normal.c number.c sentence.c text.c token.c unicode.c
  LIBS PkgConfig::UTF8PROC)
