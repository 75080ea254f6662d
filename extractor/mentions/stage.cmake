fulltime_stage(mentions
  SOURCES cast.c forms.c gazetteer.c headlines.c index.c key.c mentions.c names.c
    nametable.c resolve.c shadow.c words.c)
