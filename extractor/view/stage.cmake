# The pages: what the command shows in a browser. Not part of the library. The
# files of view/files/ are put into the program when it is built.
set(view_files
  article.html
  bars.html
  card.html
  columns.html
  difference.html
  dispute.html
  evidence.html
  evidence.js
  foot.html
  goal.html
  head.html
  overview.html
  overview.js
  row.html
  style.css
  switches.html
  testpage.html
  testpage.js
  uses.html
  value.html)

fulltime_stage(view
  SOURCES
    anchor.c
    article.c
    asset.c
    card.c
    chart.c
    count.c
    evidence.c
    family.c
    escape.c
    miss.c
    model.c
    overview.c
    page.c
    uses.c
    stencil.c
    stroke.c
    timeline.c
    unclaimed.c)

string(REPLACE ";" "," view_names "${view_files}")
list(TRANSFORM view_files PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/view/files/)
add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/view/assets.c
  COMMAND ${CMAKE_COMMAND}
    -D FOLDER=${CMAKE_CURRENT_SOURCE_DIR}/view/files
    -D NAMES=${view_names}
    -D OUT=${CMAKE_CURRENT_BINARY_DIR}/view/assets.c
    -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  DEPENDS ${view_files} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  COMMENT "Embedding the files of the pages"
  VERBATIM)
target_sources(ft_view PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/view/assets.c)
