fulltime_stage(input
  SOURCES
    content.c
    feed.c
    folder.c
    gzip.c
    http.c
    item.c
    jsonl.c
    media.c
    stream.c
    warc.c
  LIBS PkgConfig::ZLIB)
