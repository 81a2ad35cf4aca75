# SPDX-License-Identifier: MIT
import os
os.makedirs("hostile")
with open("hostile/many_wrong_examples.lua", "w") as file:
    file.write("local all = {} for i = 1, 300000 do all[i] = 1 end\n" + "-- nothing\n" * 90000)
    file.write('return rule { id = "hostile.many_wrong_examples", examples = all }\n')
