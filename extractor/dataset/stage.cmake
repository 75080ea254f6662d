# records of many articles -> what is known of each match. The database is a
# part of the command alone, so that the library needs no SQLite.
fulltime_stage(dataset
  SOURCES cluster.c gather.c key.c kin.c linefile.c merge.c
    merged.c poll.c read.c scorers.c settle_fields.c settle_goals.c
    settle_proof.c settle_scores.c settler.c told.c)
