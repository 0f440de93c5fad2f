# Packs the files below TEMPLATES into OUT, as numbers for a C array; see templates.cpp.
file(GLOB_RECURSE files RELATIVE ${TEMPLATES} ${TEMPLATES}/*)
set(all "\n")
foreach(file ${files})
  file(READ ${TEMPLATES}/${file} text)
  string(APPEND all "=== ${file}\n${text}")
endforeach()
file(WRITE ${OUT}.txt "${all}=== \n")
file(ARCHIVE_CREATE OUTPUT ${OUT}.gz PATHS ${OUT}.txt FORMAT raw
  COMPRESSION GZip COMPRESSION_LEVEL 9)
file(READ ${OUT}.gz hex HEX)
# The time in the head would make a different program of each build.
string(SUBSTRING ${hex} 0 8 magic)
string(SUBSTRING ${hex} 16 -1 rest)
string(REGEX REPLACE "(..)" "0x\\1," numbers "${magic}00000000${rest}")
# As old as what is in it, or every configuration would compile it anew.
file(CONFIGURE OUTPUT ${OUT} CONTENT "${numbers}\n" @ONLY)
