# SPDX-License-Identifier: MIT
# cmake -DOUT=web_assets.c -DFILES="a;b" -P embed.cmake: the files as constants of C.
set(code "#include \"publish/web_assets.h\"\n")
set(table "")
set(n 0)
foreach(file ${FILES})
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  get_filename_component(name ${file} NAME)
  string(APPEND code "static const unsigned char asset_${n}[] = {${bytes}};\n")
  string(APPEND table "\t{ \"${name}\", sizeof asset_${n}, asset_${n} },\n")
  math(EXPR n "${n} + 1")
endforeach()
file(WRITE ${OUT} "${code}const hc_web_asset hc_web_assets[HC_WEB_ASSETS] = {\n${table}};\n")
