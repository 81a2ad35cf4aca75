# SPDX-License-Identifier: MIT
# Seventy thousand lists that might each be the rule's examples: who looks back for what they stand in reads all before them.
import os
os.makedirs("hostile")
with open("hostile/examples_in_examples.lua", "w") as file:
    file.write("return rule { " + "examples = {}, " * 69000 + "}\n")
