# SPDX-License-Identifier: MIT
# Compiled Lua: its head, and what would crash who runs it.
import os
os.makedirs("hostile")
with open("hostile/binary_as_a_rule.lua", "wb") as file:
    file.write(b"\x1bLua\x54\x00\x19\x93\r\n\x1a\n\x04\x08\x08" + bytes(200))
