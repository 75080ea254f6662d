# Run by tests/package/CMakeLists.txt, which tells every path.

function(run)
  cmake_parse_arguments(RUN "" "OUTPUT" "COMMAND" ${ARGN})
  execute_process(COMMAND ${RUN_COMMAND}
    OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    list(JOIN RUN_COMMAND " " command)
    message(FATAL_ERROR "${command}\nended with ${status}\n${output}${errors}")
  endif()
  if(RUN_OUTPUT)
    set(${RUN_OUTPUT} "${output}" PARENT_SCOPE)
  endif()
endfunction()

function(expect what output part)
  string(FIND "${output}" "${part}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "${what} should print \"${part}\", not:\n${output}")
  endif()
endfunction()

# An installation that has been moved, whose rules say a version of their own:
# who prints that version has found these rules and no others.
file(REMOVE_RECURSE ${WORK})
run(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/installed)
file(RENAME ${WORK}/installed ${WORK}/moved)
set(prefix ${WORK}/moved)
set(pack ${prefix}/${DATADIR}/fulltime/rules/football-en/pack.yaml)
file(READ ${pack} text)
string(REGEX REPLACE "version: *[0-9.]+" "version: 98.7.6" marked "${text}")
if(marked STREQUAL text)
  message(FATAL_ERROR "${pack} has no version that could be marked")
endif()
file(WRITE ${pack} "${marked}")
set(mark "football-en@98.7.6")

unset(ENV{FULLTIME_RULES})
unset(ENV{DESTDIR})
set(ENV{PKG_CONFIG_PATH} ${prefix}/${LIBDIR}/pkgconfig)
set(ENV{LD_LIBRARY_PATH} ${prefix}/${LIBDIR})

# The command.
file(WRITE ${WORK}/article.txt "Arsenal beat Everton 2-1 on Saturday.\n")
set(command ${prefix}/${BINDIR}/fulltime)
run(COMMAND ${command} extract ${WORK}/article.txt OUTPUT output)
expect("the installed command" "${output}" ${mark})
expect("the installed command" "${output}" "\"ft\":[2,1]")

# The same from a place in $PATH, where it is called by its bare name.
set(path $ENV{PATH})
set(ENV{PATH} "${prefix}/${BINDIR}:${path}")
run(COMMAND sh -c "cd / && fulltime extract '${WORK}/article.txt'"
  OUTPUT output)
expect("the command in $PATH" "${output}" ${mark})
set(ENV{PATH} "${path}")

# A program that asks pkg-config.
run(COMMAND ${PKG_CONFIG} --cflags --libs fulltime OUTPUT flags)
separate_arguments(flags UNIX_COMMAND "${flags}")
separate_arguments(cflags UNIX_COMMAND "${CFLAGS}")
run(COMMAND ${CC} ${cflags} ${CONSUMER}/consumer.c ${flags} -o ${WORK}/consumer)
run(COMMAND ${WORK}/consumer OUTPUT output)
expect("the pkg-config consumer" "${output}" ${mark})
expect("the pkg-config consumer" "${output}" " 2-1 Everton")

# A project that calls find_package(), with the shared and the static library.
run(COMMAND ${CMAKE_COMMAND} -G ${GENERATOR} -S ${CONSUMER} -B ${WORK}/build
  -D CMAKE_PREFIX_PATH=${prefix} -D CMAKE_C_COMPILER=${CC}
  -D "CMAKE_C_FLAGS=${CFLAGS}")
run(COMMAND ${CMAKE_COMMAND} --build ${WORK}/build)
run(COMMAND ${WORK}/build/consumer OUTPUT output)
expect("the find_package consumer" "${output}" ${mark})
expect("the find_package consumer" "${output}" " 2-1 Everton")
set(ENV{FULLTIME_RULES} ${prefix}/${DATADIR}/fulltime/rules)
run(COMMAND ${WORK}/build/static_consumer OUTPUT output)
expect("the static consumer" "${output}" ${mark})
expect("the static consumer" "${output}" " 2-1 Everton")

file(REMOVE_RECURSE ${WORK})
