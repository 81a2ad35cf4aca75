-- No internship takes place in a bar, a nightclub or another banned kind of venue.
local factory   = { kind = "on_post", enterprise = { category = "manufacturing" } }
local bar       = { kind = "on_post", enterprise = { category = "bar" } }
local nightclub = { kind = "on_post", enterprise = { category = "nightclub" } }
local karaoke   = { kind = "on_post", enterprise = { category = "karaoke" } }
local bathhouse = { kind = "on_post", enterprise = { category = "bathhouse" } }
local game_hall = { kind = "on_post", enterprise = { category = "game_hall" } }
local internet  = { kind = "on_post", enterprise = { category = "internet_bar" } }

return rule {
  id       = "training.internship_venue",
  title    = { zh = "不在禁止场所安排实习", en = "No internships in banned venues" },
  clauses  = { "internship-2016:15-venue", "internship-2021:16" },
  severity = "key",
  subject  = "school",

  check = function(school, limits)
    local banned = one_of(limits.banned_internship_venues)
    return none(school.internships:where { ["enterprise.category"] = banned })
  end,

  examples = {
    { "a factory", result = "pass", school = { internships = { { 3, factory } } } },
    { "a bar", result = "fail", shortfall = 1, evidence_count = 1,
      school = { internships = { { 3, factory }, { 1, bar } } } },
    { "a visit to a bar", result = "fail", shortfall = 1,
      school = { internships = { { 1, bar, { kind = "visit" } } } } },
    { "a nightclub, a karaoke hall and a bathhouse", result = "fail", shortfall = 3,
      school = { internships = { nightclub, karaoke, bathhouse } } },
    { "the same and a bar under the rules of 2021", result = "fail", shortfall = 4, as_of = "2021-12-31",
      school = { internships = { bar, nightclub, karaoke, bathhouse } } },
    { "an internet bar before the rules of 2021", result = "pass", as_of = "2021-12-30",
      school = { internships = { internet } } },
    { "an internet bar and a game hall under them", result = "fail", shortfall = 2, as_of = "2021-12-31",
      school = { internships = { internet, game_hall } } },
    { "kind of venue not known", result = "unknown", missing = { "enterprise.category" },
      school = { internships = { { 3, factory }, { enterprise = {} } } } },
    { "no internships", result = "pass", school = { internships = {} } },
  },
}
