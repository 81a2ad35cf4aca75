-- The library has at least the printed books for each student that the standard asks for.
return rule {
  id       = "campus.books_per_student",
  title    = { zh = "生均图书", en = "Books per student" },
  clauses  = { "setup-2010:8-library", "standard-2022:4" },
  severity = "major",
  subject  = "school",

  check = function(school, limits)
    return at_least(per(school.books, school.students), limits.min_books_per_student)
  end,

  examples = {
    { "30 books each", result = "pass", school = { students = 1200, books = 36000 } },
    { "one book more", result = "pass", school = { students = 1200, books = 36001 } },
    { "one book fewer", result = "fail", shortfall = 1, school = { students = 1200, books = 35999 } },
    { "one student more", result = "fail", shortfall = 30, school = { students = 1201, books = 36000 } },
    { "books not known", result = "unknown", missing = { "school.books" }, school = { students = 1200 } },
    { "students not known", result = "unknown", missing = { "school.students" }, school = { books = 36000 } },
    { "students not known, and books for any number", result = "pass", school = { books = 6000000 } },
    { "on the standard's first day", result = "fail", shortfall = 1, as_of = "2010-07-06",
      school = { students = 1200, books = 35999 } },
    { "the day before the standard", result = "notapplicable", as_of = "2010-07-05",
      school = { students = 1200, books = 35999 } },
    { "30 books each since 2022", result = "pass", as_of = "2022-11-02", school = { students = 1200, books = 36000 } },
    { "one book fewer since 2022", result = "fail", shortfall = 1, as_of = "2022-11-02",
      school = { students = 1200, books = 35999 } },
    { "30 books each in a school founded in 2022", result = "pass", as_of = "2022-11-02",
      school = { founded_on = "2022-01-01", students = 1200, books = 36000 } },
    { "one book fewer in a school founded in 2022", result = "fail", shortfall = 1, as_of = "2022-11-02",
      school = { founded_on = "2022-01-01", students = 1200, books = 35999 } },
    { "30 books each in a school for adults", result = "pass", as_of = "2022-11-02",
      school = { kind = "adult", students = 1200, books = 36000 } },
    { "one book fewer in a school for adults", result = "fail", shortfall = 1, as_of = "2022-11-02",
      school = { kind = "adult", students = 1200, books = 35999 } },
    { "no students and no books", result = "notapplicable", school = { students = 0, books = 0 } },
    { "a school for the arts", result = "notapplicable", school = { kind = "arts", students = 300, books = 0 } },
    { "a remote poor area", result = "notapplicable", school = { remote_poor_area = true, students = 300, books = 0 } },
  },
}
