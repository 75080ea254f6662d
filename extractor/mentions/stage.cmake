fulltime_stage(mentions
  SOURCES cast.c gazetteer.c headlines.c index.c key.c mentions.c names.c
    resolve.c shadow.c words.c)
