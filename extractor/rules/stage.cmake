fulltime_stage(rules
  SOURCES automaton.c bind.c cache.c candidate.c comments.c cuts.c emit.c engine.c example.c expression.c fact.c
    files.c footprint.c fork.c format.c fragments.c frozen.c grammar.c keys.c landmark.c lexicon.c lint.c loader.c loss.c
    mask.c namemap.c near.c need.c node.c pack.c passage.c pattern.c phrases.c quote.c refer.c
    regex.c rehearse.c repeat.c
    report.c require.c scalar.c scan.c schema.c shape.c sightings.c starts.c template.c try.c value.c veto.c
    window.c yaml.c
  LIBS PkgConfig::PCRE2)

# Images of packs (cache.c) are bound to the code that made them: a sum over the
# sources of all stages up to this one changes whenever one of them does.
file(GLOB fulltime_engine CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_SOURCE_DIR}/base/*.[ch] ${CMAKE_CURRENT_SOURCE_DIR}/text/*.[ch]
  ${CMAKE_CURRENT_SOURCE_DIR}/mentions/*.[ch] ${CMAKE_CURRENT_SOURCE_DIR}/rules/*.[ch])
set(fulltime_fingerprint ${CMAKE_CURRENT_BINARY_DIR}/generated/rules/fingerprint.h)
add_custom_command(OUTPUT ${fulltime_fingerprint}
  COMMAND ${CMAKE_COMMAND} -DOUT=${fulltime_fingerprint}
    "-DBUILD=${CMAKE_C_COMPILER_ID} ${CMAKE_C_COMPILER_VERSION} ${CMAKE_BUILD_TYPE} ${CMAKE_C_FLAGS}"
    -P ${PROJECT_SOURCE_DIR}/cmake/fingerprint.cmake ${fulltime_engine}
  DEPENDS ${fulltime_engine} ${PROJECT_SOURCE_DIR}/cmake/fingerprint.cmake
  COMMENT "Summing up the engine's sources" VERBATIM)
target_sources(ft_rules PRIVATE ${fulltime_fingerprint})
target_include_directories(ft_rules PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
