# SPDX-License-Identifier: MIT
# The title in GB18030.
import os
os.makedirs("hostile")
with open("hostile/not_utf8.lua", "wb") as file:
    file.write('return rule { title = "攻击" }'.encode("gb18030"))
