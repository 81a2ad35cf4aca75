-- Every leader has the degree and title of the post, and the principal has the years in education.
local principal = { role = "principal", degree = "bachelor", title = "senior", education_years = 3 }
local vice  = { role = "teaching_vice_principal", degree = "master", title = "senior", education_years = 1 }
local other = { role = "other", degree = "bachelor", title = "intermediate", education_years = 1 }

local function falls_short(leader, fewest_years)
  if leader.degree == "secondary" or leader.degree == "associate" then
    return true
  elseif leader.role == "other" then
    return leader.title == "none" or leader.title == "junior"
  elseif leader.role == "principal" then
    return leader.title ~= "senior" or leader.education_years < fewest_years
  end
  return leader.title ~= "senior"
end

return rule {
  id       = "staffing.principal",
  title    = { zh = "校长和校级领导任职条件", en = "Qualifications of principal and leaders" },
  clauses  = { "setup-2010:9", "setup-2001:3" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    local fewest_years = limits.min_principal_years
    return none(school.leaders:where(function(leader) return falls_short(leader, fewest_years) end))
  end,

  examples = {
    { "all three", result = "pass", school = { leaders = { principal, vice, other } } },
    { "four years", result = "pass", school = { leaders = { { 1, principal, { education_years = 4 } } } } },
    { "two years", result = "fail", shortfall = 1, evidence_count = 1,
      school = { leaders = { { 1, principal, { education_years = 2 } }, vice, other } } },
    { "a vice-principal without a senior title", result = "fail", shortfall = 1,
      school = { leaders = { principal, { 1, vice, { title = "intermediate" } }, other } } },
    { "two other leaders, with a junior title and without a degree", result = "fail", shortfall = 2,
      school = { leaders = { principal, { 1, other, { title = "junior" } },
        { 1, other, { degree = "associate" } } } } },
    { "years not known", result = "unknown", missing = { "leader.education_years" },
      school = { leaders = { { 1, principal, { education_years = unknown } }, vice } } },
    { "years not known, but surely no senior title", result = "fail", shortfall = 1,
      school = { leaders = { { 1, principal, { education_years = unknown, title = "junior" } } } } },
    { "post not known", result = "unknown", missing = { "leader.role" },
      school = { leaders = { { 1, other, { role = unknown } } } } },
    { "a title not known beside a post not known of one fit for all", result = "unknown", missing = { "leader.title" },
      school = { leaders = { { 1, principal, { role = unknown } }, { 1, vice, { title = unknown } } } } },
    { "post not known of one fit for all", result = "pass",
      school = { leaders = { { 1, principal, { role = unknown } } } } },
    { "leaders not known", result = "unknown", missing = { "leader" }, school = { leaders = {} } },
    { "three years under the standard of 2001", result = "pass", as_of = "2010-07-05",
      school = { leaders = { principal } } },
    { "two years under it", result = "fail", shortfall = 1, as_of = "2010-07-05",
      school = { leaders = { { 1, principal, { education_years = 2 } } } } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", leaders = { other } } },
  },
}
