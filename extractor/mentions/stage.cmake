fulltime_stage(mentions
  SOURCES cast.c choose.c forms.c gazetteer.c headlines.c index.c institution.c
    key.c known.c mentions.c names.c nametable.c proven.c region.c resolve.c rows.c scene.c
    shadow.c wordbook.c words.c)
