# SPDX-License-Identifier: MIT
# Nine hundred equalities, one in the other: who looks for their ends reads the inmost part nine hundred times.
import os
os.makedirs("hostile")
with open("hostile/nested_brackets.lua", "w") as file:
    file.write("local x = " + "(" * 900 + "f(" + "x," * 400000 + "x)" + " == 1)" * 900)
