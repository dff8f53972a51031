# What "cmake --install" puts where: the program, its documents and examples, and the rules library as the
# CMake package "pcadmin" with the target pcadmin::rules.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pcadmin)

install(TARGETS pcadmin RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS pcadmin_rules EXPORT pcadmin ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/pcadmin DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")

install(EXPORT pcadmin FILE pcadminTargets.cmake NAMESPACE pcadmin:: DESTINATION ${package_dir})
configure_package_config_file(cmake/pcadminConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/pcadminConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/pcadminConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/pcadminConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/pcadminConfigVersion.cmake
  DESTINATION ${package_dir})

install(DIRECTORY ${PROJECT_BINARY_DIR}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR})

install(FILES README.md README.zh-TW.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs)
install(DIRECTORY examples/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
