-- SPDX-License-Identifier: MIT
-- A file that raises a table.
error { "x" }
