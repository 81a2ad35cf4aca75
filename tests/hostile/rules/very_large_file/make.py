# SPDX-License-Identifier: MIT
import os
os.makedirs("hostile")
with open("hostile/very_large_file.lua", "w") as file:
    file.write("-- " + "x" * (2 << 20))
