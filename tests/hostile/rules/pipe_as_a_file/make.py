# SPDX-License-Identifier: MIT
import os
os.makedirs("hostile")
os.mkfifo("hostile/pipe_as_a_file.lua")
