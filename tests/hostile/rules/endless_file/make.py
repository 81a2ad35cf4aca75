# SPDX-License-Identifier: MIT
import os
os.makedirs("hostile")
os.symlink("/dev/zero", "hostile/endless_file.lua")
