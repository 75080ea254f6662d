fulltime_stage(mentions
  SOURCES cast.c forms.c gazetteer.c headlines.c index.c institution.c key.c
    known.c mentions.c names.c nametable.c region.c resolve.c shadow.c words.c)
