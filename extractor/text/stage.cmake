fulltime_stage(text
  SOURCES calendar.c cursor.c date.c datetext.c day.c dayword.c normal.c
          number.c sentence.c text.c token.c unicode.c
  LIBS PkgConfig::UTF8PROC)
