# A dataset in a file: a part of the command, which alone needs SQLite. Whatever
# links the command's stage gets it, too.
fulltime_objects(database
  dataset/dump.c dataset/held.c dataset/rows.c dataset/schema.c dataset/sql.c
  dataset/stale.c dataset/store.c)
target_link_libraries(ft_database PUBLIC PkgConfig::SQLITE)
target_sources(ft_cli INTERFACE $<TARGET_OBJECTS:ft_database>)
target_link_libraries(ft_cli PUBLIC PkgConfig::SQLITE)
