# main.c is the command itself: see extractor/CMakeLists.txt.
fulltime_stage(cli
  SOURCES
    args.c
    card.c
    compare.c
    corpus.c
    crew.c
    examples.c
    excerpt.c
    explain.c
    explainpage.c
    extract.c
    gaps.c
    input.c
    interrupt.c
    job.c
    journal.c
    lint.c
    paint.c
    place.c
    progress.c
    sinks.c
    tally.c
    test.c
    text.c
    usage.c
  LIBS Threads::Threads)
