# SPDX-License-Identifier: MIT
import os
os.makedirs("hostile")
for i in range(40):
    with open(f"hostile/large{i:02}.lua", "w") as file:
        file.write(f"""local all = {{ }}
for i = 1, 250000 do all[i] = i end
return rule {{
  id = "hostile.large{i:02}", title = {{ zh = "攻击", en = "An attack" }}, clauses = {{ "safety-wuhan-2011:15" }},
  severity = "note", subject = "school", check = function() return all[1] == 1 end,
  examples = {{ {{ "one that fails", result = "fail", school = {{ name = "x" }} }} }},
}}
""")
