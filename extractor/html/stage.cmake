fulltime_stage(html
  SOURCES utf8.c charset.c element.c aside.c slim.c tree.c hint.c heads.c
          mark.c blocks.c live.c league.c shape.c title.c webday.c content.c beside.c graph.c
          meta.c limits.c linked.c page.c byline.c dump.c plain.c article.c
  LIBS PkgConfig::LIBXML PkgConfig::UCHARDET)
