# SPDX-License-Identifier: MIT
import os
os.makedirs("hostile")
with open("hostile/nested_functions.lua", "w") as file:
    file.write("return " + "function() return " * 250 + "1" + " end" * 250)
