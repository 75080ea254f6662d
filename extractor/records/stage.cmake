# facts -> match records: no regex here, no word by which an article tells
fulltime_stage(records SOURCES
  link.c
  name.c
  party.c
  day.c
  telling.c
  topic.c
  merge.c
  running.c
  score.c
  settle.c
  row.c
  matchday.c
  date.c
  place.c
  competition.c
  setting.c
  order.c
  sides.c
  credit.c
  scorer.c
  goals.c
  check.c
  record.c
  records.c)
