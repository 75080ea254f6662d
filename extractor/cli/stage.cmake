# main.c is the command itself: see extractor/CMakeLists.txt.
fulltime_stage(cli
  SOURCES
    accepted.c
    alias.c
    args.c
    bench.c
    cage.c
    card.c
    check.c
    compare.c
    corpus.c
    database.c
    counter.c
    coverage.c
    crew.c
    examples.c
    excerpt.c
    explain.c
    explainpage.c
    explainrule.c
    extract.c
    facts.c
    figures.c
    fmt.c
    gold.c
    input.c
    interrupt.c
    job.c
    journal.c
    judged.c
    lint.c
    marks.c
    measure.c
    merge.c
    notice.c
    paint.c
    parallel.c
    place.c
    progress.c
    remote.c
    replace.c
    report.c
    results.c
    review.c
    roster.c
    schema.c
    session.c
    sinks.c
    summary.c
    tally.c
    test.c
    testpage.c
    text.c
    trace.c
    trial.c
    usage.c
    watch.c
    workbench.c
    worker.c
    worth.c
  LIBS Threads::Threads)

# syscall(2) is no POSIX, nor is close_range(2).
set_source_files_properties(cli/cage.c
  PROPERTIES COMPILE_DEFINITIONS _GNU_SOURCE)
set_source_files_properties(cli/counter.c
  PROPERTIES COMPILE_DEFINITIONS _DEFAULT_SOURCE)
