# What `cmake --install` puts where: the command, the library, its headers, the
# rules, and what tells other builds about it (pkg-config, find_package).
include(CMakePackageConfigHelpers)

set(fulltime_rules_dir ${CMAKE_INSTALL_DATADIR}/fulltime/rules)
set(fulltime_cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/fulltime)

install(TARGETS fulltime_cli)
install(TARGETS fulltime EXPORT fulltimeTargets)
install(TARGETS fulltime_static EXPORT fulltimeStaticTargets)
install(DIRECTORY include/fulltime TYPE INCLUDE FILES_MATCHING PATTERN "*.h")
install(DIRECTORY rules/ DESTINATION ${fulltime_rules_dir})
install(FILES LICENSE TYPE DOC)

install(EXPORT fulltimeTargets
  NAMESPACE fulltime:: DESTINATION ${fulltime_cmake_dir})
install(EXPORT fulltimeStaticTargets
  NAMESPACE fulltime:: DESTINATION ${fulltime_cmake_dir})

set(fulltime_static_modules)
set(pc_modules)
foreach(library ${fulltime_modules})
  string(APPEND pc_modules " ${${library}_MODULE_NAME}")
  string(APPEND fulltime_static_modules "  pkg_check_modules(${library} REQUIRED"
    " QUIET IMPORTED_TARGET ${${library}_MODULE_NAME})\n")
endforeach()
string(STRIP "${pc_modules}" pc_modules)

configure_package_config_file(
  cmake/fulltimeConfig.cmake.in ${PROJECT_BINARY_DIR}/fulltimeConfig.cmake
  INSTALL_DESTINATION ${fulltime_cmake_dir}
  PATH_VARS fulltime_rules_dir)
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/fulltimeConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/fulltimeConfig.cmake
  ${PROJECT_BINARY_DIR}/fulltimeConfigVersion.cmake
  DESTINATION ${fulltime_cmake_dir})

# The prefix in fulltime.pc is relative to the file, so that an installation may
# be moved, and `cmake --install --prefix` be used.
file(RELATIVE_PATH pc_prefix
  ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" pc_prefix "\${pcfiledir}/${pc_prefix}")
configure_file(cmake/fulltime.pc.in ${PROJECT_BINARY_DIR}/fulltime.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/fulltime.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
