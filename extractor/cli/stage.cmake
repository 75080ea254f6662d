# main.c is the command itself: see extractor/CMakeLists.txt.
fulltime_stage(cli
  SOURCES
    args.c
    card.c
    compare.c
    corpus.c
    examples.c
    excerpt.c
    explain.c
    extract.c
    gaps.c
    input.c
    job.c
    lint.c
    paint.c
    place.c
    test.c
    text.c
    usage.c
  LIBS m)
