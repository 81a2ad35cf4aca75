# SPDX-License-Identifier: MIT
import os
os.makedirs("hostile")
with open("hostile/many_unknown_keys.lua", "w") as file:
    file.write("local all = {} for i = 1, 30000 do all['k' .. i] = 1 end\n" + "-- nothing\n" * 90000 + "return rule(all)\n")
