# SPDX-License-Identifier: MIT
import os
os.makedirs("hostile/folder_as_a_file.lua")
