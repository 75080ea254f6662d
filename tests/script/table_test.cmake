# The table of table.ndjson is table.txt, byte by byte.
set(ENV{LC_ALL} C)
execute_process(
  COMMAND awk -f ${SCRIPT} ${CMAKE_CURRENT_LIST_DIR}/table.ndjson
  OUTPUT_VARIABLE table ERROR_VARIABLE errors RESULT_VARIABLE status)
file(READ ${CMAKE_CURRENT_LIST_DIR}/table.txt expected)
if(NOT status EQUAL 0 OR NOT table STREQUAL expected)
  message(FATAL_ERROR "${errors}expected:\n${expected}got:\n${table}")
endif()
