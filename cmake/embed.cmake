# Writes the files of FOLDER named in NAMES (parted by commas) as arrays into
# OUT, with a table of their names: see extractor/view/asset.h.
string(REPLACE "," ";" NAMES "${NAMES}")
set(arrays)
set(table)
set(index 0)
foreach(name ${NAMES})
  file(READ ${FOLDER}/${name} hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(REPEAT "0x..," 12 line)
  string(REGEX REPLACE "(${line})" "\\1\n" bytes "${bytes}")
  string(APPEND arrays
    "static const unsigned char bytes_${index}[] = {\n${bytes}0};\n")
  string(APPEND table
    "    {\"${name}\", bytes_${index}, sizeof bytes_${index} - 1},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUT} "/* Made by cmake/embed.cmake. */
#include \"view/asset.h\"

${arrays}
const ft_asset ft_assets[] = {
${table}};
const size_t ft_asset_count = sizeof ft_assets / sizeof ft_assets[0];
")
