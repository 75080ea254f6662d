fulltime_stage(mentions
  SOURCES gazetteer.c key.c)
