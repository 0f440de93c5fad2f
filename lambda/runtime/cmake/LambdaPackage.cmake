# lambda_package(TARGET [OUTPUT_DIRECTORY DIR]): after the executable TARGET is built, packs it as
# TARGET.zip, ready for CreateFunction: stripped, named `bootstrap`, with mode 0755. The same program
# gives the same zip.
function(lambda_package target)
  cmake_parse_arguments(ARG "" "OUTPUT_DIRECTORY" "" ${ARGN})
  if(NOT ARG_OUTPUT_DIRECTORY)
    set(ARG_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  endif()
  set(stage ${CMAKE_CURRENT_BINARY_DIR}/${target}.package)
  set(zip ${ARG_OUTPUT_DIRECTORY}/${target}.zip)
  add_custom_command(OUTPUT ${zip}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${stage} ${ARG_OUTPUT_DIRECTORY}
    COMMAND ${CMAKE_STRIP} -o ${stage}/bootstrap $<TARGET_FILE:${target}>
    COMMAND ${CMAKE_COMMAND} -E chdir ${stage}
      ${CMAKE_COMMAND} -E tar cf ${zip} --format=zip --mtime=2020-01-01 bootstrap
    DEPENDS ${target}
    COMMENT "Packing ${target}.zip"
    VERBATIM)
  add_custom_target(${target}_package ALL DEPENDS ${zip})
endfunction()
