-- SPDX-License-Identifier: MIT
-- The rules of ../plant.c as a person would write them in SQL: a query for each, that says how many of its subjects pass,
-- fail, are not known or are out of reach. A row of which something is missing is neither surely in nor surely out: SQL's
-- own NULL, and coalesce() to the side that is asked about. A missing number is the lowest or highest that the schema
-- allows. :k is 1000; 1013 is a rule whose limit is 1.3 % higher.
-- "-- rule ID" begins a query; "-- rule ID sqlite" and "-- rule ID duckdb" where the two write it differently.

-- rule campus.books_per_student
SELECT 'campus.books_per_student', result, count(*) FROM (
  SELECT CASE
    WHEN kind NOT IN ('general', 'vocational_high', 'adult') OR remote_poor_area = 1 THEN 'notapplicable'
    WHEN remote_poor_area IS NULL THEN 'unknown'
    WHEN books = 0 AND students = 0 THEN 'notapplicable'
    WHEN coalesce(books, 0) * 1000 >= 30 * :k * coalesce(students, 200000) THEN 'pass'
    WHEN coalesce(books, 100000000) * 1000 < 30 * :k * coalesce(students, 0) THEN 'fail'
    ELSE 'unknown' END AS result
  FROM school) AS results GROUP BY result;

-- rule curriculum.hours_taught
WITH counted AS (
  SELECT school_id, programme_id,
    count(*) FILTER (WHERE coalesce(taught_hours, 20000) < coalesce(planned_hours, 0)) AS sure,
    count(*) FILTER (WHERE coalesce(taught_hours, 0) < coalesce(planned_hours, 20000)) AS maybe
  FROM course GROUP BY school_id, programme_id)
SELECT 'curriculum.hours_taught', result, count(*) FROM (
  SELECT CASE
    WHEN own.sure > 0 THEN 'fail'
    WHEN coalesce(own.maybe, 0) + coalesce(anybody.maybe, 0) > 0 THEN 'unknown'
    ELSE 'pass' END AS result
  FROM programme
  LEFT JOIN counted AS own ON own.school_id = programme.school_id AND own.programme_id = programme.programme_id
  LEFT JOIN counted AS anybody ON anybody.school_id = programme.school_id AND anybody.programme_id IS NULL
) AS results GROUP BY result;

-- rule enrolment.charter
SELECT 'enrolment.charter', result, count(*) FROM (
  SELECT CASE
    WHEN kind NOT IN ('general', 'vocational_high', 'adult') OR remote_poor_area = 1 THEN 'notapplicable'
    WHEN remote_poor_area IS NULL OR topics IS NULL THEN 'unknown'
    WHEN topics LIKE '%,name,%' AND topics LIKE '%,address,%' AND topics LIKE '%,purpose,%' AND topics LIKE '%,management,%'
      AND topics LIKE '%,staff,%' AND topics LIKE '%,students,%' AND topics LIKE '%,teaching,%'
      AND topics LIKE '%,property_finance,%' AND topics LIKE '%,amendment,%' THEN 'pass'
    ELSE 'fail' END AS result
  FROM (SELECT kind, remote_poor_area, ',' || charter_topics || ',' AS topics FROM school) AS schools
) AS results GROUP BY result;

-- rule enrolment.entrant_qualification
WITH counted AS (
  SELECT school_id, count(*) FILTER (WHERE bad) AS sure, count(*) FILTER (WHERE coalesce(bad, TRUE)) AS maybe
  FROM (SELECT school_id,
          status <> 'withdrawn' AND prior_education NOT IN ('junior_secondary', 'equivalent', 'senior_secondary') AS bad
        FROM student) AS students
  GROUP BY school_id)
SELECT 'enrolment.entrant_qualification', result, count(*) FROM (
  SELECT CASE WHEN sure > 0 THEN 'fail' WHEN maybe = 0 THEN 'pass' ELSE 'unknown' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule enrolment.licence_valid
SELECT 'enrolment.licence_valid', result, count(*) FROM (
  SELECT CASE WHEN licence_valid_until >= '2019-03-22' THEN 'pass' WHEN licence_valid_until < '2019-03-22' THEN 'fail'
    ELSE 'unknown' END AS result
  FROM school) AS results GROUP BY result;

-- rule enrolment.no_double_registration
WITH twice AS (
  SELECT identity_hash FROM student WHERE identity_hash <> '' GROUP BY identity_hash HAVING count(*) > 1),
alike AS (
  SELECT student_id, school_id, status, student.identity_hash FROM student JOIN twice ON twice.identity_hash = student.identity_hash),
elsewhere AS (
  SELECT one.student_id, max(CASE WHEN other.status = 'enrolled' THEN 2 WHEN other.status IS NULL THEN 1 ELSE 0 END) AS how
  FROM alike AS one JOIN alike AS other ON other.identity_hash = one.identity_hash AND other.school_id <> one.school_id
  GROUP BY one.student_id),
counted AS (
  SELECT school_id, count(*) FILTER (WHERE bad) AS sure, count(*) FILTER (WHERE coalesce(bad, TRUE)) AS maybe
  FROM (SELECT school_id, status = 'enrolled' AND (other_roll IN ('vocational', 'technical') OR
          CASE WHEN identity_hash IS NULL OR how = 1 THEN NULL ELSE coalesce(how, 0) = 2 END) AS bad
        FROM student LEFT JOIN elsewhere ON elsewhere.student_id = student.student_id) AS students
  GROUP BY school_id)
SELECT 'enrolment.no_double_registration', result, count(*) FROM (
  SELECT CASE WHEN sure > 0 THEN 'fail' WHEN maybe = 0 THEN 'pass' ELSE 'unknown' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule enrolment.registration_deadline sqlite
WITH counted AS (
  SELECT school_id, count(*) FILTER (WHERE bad) AS sure, count(*) FILTER (WHERE coalesce(bad, TRUE)) AS maybe
  FROM (SELECT school_id, status <> 'withdrawn' AND coalesce(registered_on, '2019-03-22') >
          substr(entered_on, 1, 4) || CASE season WHEN 'autumn' THEN '-11-20' WHEN 'spring' THEN '-04-20' END AS bad
        FROM student) AS students
  GROUP BY school_id)
SELECT 'enrolment.registration_deadline', result, count(*) FROM (
  SELECT CASE WHEN sure > 0 THEN 'fail' WHEN maybe = 0 THEN 'pass' ELSE 'unknown' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule enrolment.registration_deadline duckdb
WITH counted AS (
  SELECT school_id, count(*) FILTER (WHERE bad) AS sure, count(*) FILTER (WHERE coalesce(bad, TRUE)) AS maybe
  FROM (SELECT school_id, status <> 'withdrawn' AND coalesce(registered_on, DATE '2019-03-22') >
          CASE season WHEN 'autumn' THEN make_date(year(entered_on), 11, 20)
            WHEN 'spring' THEN make_date(year(entered_on), 4, 20) END AS bad
        FROM student) AS students
  GROUP BY school_id)
SELECT 'enrolment.registration_deadline', result, count(*) FROM (
  SELECT CASE WHEN sure > 0 THEN 'fail' WHEN maybe = 0 THEN 'pass' ELSE 'unknown' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule funding.per_student
WITH last_year AS (
  SELECT school_id, count(*) AS rows_there,
    sum(CASE WHEN year = 2018 THEN coalesce(appropriation_yuan, 0) ELSE 0 END) AS low_yuan,
    sum(CASE WHEN coalesce(year, 2018) = 2018 THEN coalesce(appropriation_yuan, 100000000000) ELSE 0 END) AS high_yuan,
    sum(CASE WHEN year = 2018 THEN coalesce(average_students, 0) ELSE 0 END) AS low_students,
    sum(CASE WHEN coalesce(year, 2018) = 2018 THEN coalesce(average_students, 200000) ELSE 0 END) AS high_students
  FROM funding GROUP BY school_id)
SELECT 'funding.per_student', result, count(*) FROM (
  SELECT CASE
    WHEN ownership <> 'public' THEN 'notapplicable'
    WHEN rows_there IS NULL THEN 'unknown'
    WHEN high_yuan = 0 AND high_students = 0 THEN 'notapplicable'
    WHEN low_yuan = 0 AND low_students = 0 THEN 'unknown'
    WHEN low_yuan * 1000 >= 5000 * :k * high_students THEN 'pass'
    WHEN high_yuan * 1000 < 5000 * :k * low_students THEN 'fail'
    ELSE 'unknown' END AS result
  FROM school LEFT JOIN last_year ON last_year.school_id = school.school_id) AS results GROUP BY result;

-- rule safety.guards
SELECT 'safety.guards', result, count(*) FROM (
  SELECT CASE
    WHEN coalesce(guards, 0) * 1000 >= 2 * :k + 1000 * (high_above - high_above % 500) / 500
      + 1000 * (coalesce(boarders, 200000) - coalesce(boarders, 200000) % 200) / 200 THEN 'pass'
    WHEN coalesce(guards, 10000) * 1000 < 2 * :k + 1000 * (low_above - low_above % 500) / 500
      + 1000 * (coalesce(boarders, 0) - coalesce(boarders, 0) % 200) / 200 THEN 'fail'
    ELSE 'unknown' END AS result
  FROM (SELECT guards, boarders,
          CASE WHEN students <= 1000 THEN 0 ELSE coalesce(students, 200000) - 1000 END AS high_above,
          CASE WHEN students > 1000 THEN students - 1000 ELSE 0 END AS low_above
        FROM school) AS schools) AS results GROUP BY result;

-- rule staffing.certificate
WITH counted AS (
  SELECT school_id, count(*) FILTER (WHERE bad) AS sure, count(*) FILTER (WHERE coalesce(bad, TRUE)) AS maybe
  FROM (SELECT school_id, employment = 'full_time' AND certificate <> 1 AS bad FROM teacher) AS teachers
  GROUP BY school_id)
SELECT 'staffing.certificate', result, count(*) FROM (
  SELECT CASE WHEN ownership <> 'private' THEN 'notapplicable' WHEN sure > 0 THEN 'fail' WHEN maybe = 0 THEN 'pass'
    ELSE 'unknown' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule staffing.dual_qualified_share
WITH counted AS (
  SELECT school_id,
    count(*) FILTER (WHERE whole) AS surely_whole, count(*) FILTER (WHERE coalesce(whole, TRUE)) AS perhaps_whole,
    count(*) FILTER (WHERE whole AND part) AS low_part, count(*) FILTER (WHERE coalesce(whole AND NOT part, TRUE)) AS low_rest,
    count(*) FILTER (WHERE coalesce(whole AND part, TRUE)) AS high_part, count(*) FILTER (WHERE whole AND NOT part) AS high_rest
  FROM (SELECT school_id, employment = 'full_time' AND teaches = 'professional' AS whole, dual_qualified = 1 AS part
        FROM teacher) AS teachers
  GROUP BY school_id)
SELECT 'staffing.dual_qualified_share', result, count(*) FROM (
  SELECT CASE
    WHEN kind NOT IN ('general', 'vocational_high', 'adult') OR remote_poor_area = 1 OR perhaps_whole = 0 THEN 'notapplicable'
    WHEN remote_poor_area IS NULL OR coalesce(surely_whole, 0) = 0 THEN 'unknown'
    WHEN low_part * 10000 >= 3 * :k * (low_part + low_rest) THEN 'pass'
    WHEN high_part * 10000 < 3 * :k * (high_part + high_rest) THEN 'fail'
    ELSE 'unknown' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule staffing.full_time_teachers
WITH counted AS (
  SELECT school_id, count(*) FILTER (WHERE employment = 'full_time') AS sure,
    count(*) FILTER (WHERE coalesce(employment, 'full_time') = 'full_time') AS maybe
  FROM teacher GROUP BY school_id)
SELECT 'staffing.full_time_teachers', result, count(*) FROM (
  SELECT CASE
    WHEN kind NOT IN ('general', 'vocational_high', 'adult') OR remote_poor_area = 1 THEN 'notapplicable'
    WHEN remote_poor_area IS NULL THEN 'unknown'
    WHEN sure * 1000 >= 60 * :k THEN 'pass'
    WHEN maybe * 1000 < 60 * :k THEN 'fail'
    ELSE 'unknown' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule staffing.programme_teachers
WITH counted AS (
  SELECT school_id, programme_id, count(*) FILTER (WHERE good) AS sure, count(*) FILTER (WHERE coalesce(good, TRUE)) AS maybe
  FROM (SELECT school_id, programme_id, employment = 'full_time' AND title IN ('intermediate', 'senior') AS good
        FROM teacher) AS teachers
  GROUP BY school_id, programme_id)
SELECT 'staffing.programme_teachers', result, count(*) FROM (
  SELECT CASE
    WHEN kind NOT IN ('general', 'vocational_high', 'adult') OR remote_poor_area = 1 THEN 'notapplicable'
    WHEN remote_poor_area IS NULL THEN 'unknown'
    WHEN coalesce(own.sure, 0) * 1000 >= 2 * :k THEN 'pass'
    WHEN (coalesce(own.maybe, 0) + coalesce(anybody.maybe, 0)) * 1000 < 2 * :k THEN 'fail'
    ELSE 'unknown' END AS result
  FROM programme JOIN school ON school.school_id = programme.school_id
  LEFT JOIN counted AS own ON own.school_id = programme.school_id AND own.programme_id = programme.programme_id
  LEFT JOIN counted AS anybody ON anybody.school_id = programme.school_id AND anybody.programme_id IS NULL
) AS results GROUP BY result;

-- rule staffing.senior_title_share
WITH counted AS (
  SELECT school_id,
    count(*) FILTER (WHERE whole) AS surely_whole, count(*) FILTER (WHERE coalesce(whole, TRUE)) AS perhaps_whole,
    count(*) FILTER (WHERE whole AND part) AS low_part, count(*) FILTER (WHERE coalesce(whole AND NOT part, TRUE)) AS low_rest,
    count(*) FILTER (WHERE coalesce(whole AND part, TRUE)) AS high_part, count(*) FILTER (WHERE whole AND NOT part) AS high_rest
  FROM (SELECT school_id, employment = 'full_time' AS whole, title = 'senior' AS part FROM teacher) AS teachers
  GROUP BY school_id)
SELECT 'staffing.senior_title_share', result, count(*) FROM (
  SELECT CASE
    WHEN kind NOT IN ('general', 'vocational_high', 'adult') OR remote_poor_area = 1 OR perhaps_whole = 0 THEN 'notapplicable'
    WHEN remote_poor_area IS NULL OR coalesce(surely_whole, 0) = 0 THEN 'unknown'
    WHEN low_part * 5000 >= :k * (low_part + low_rest) THEN 'pass'
    WHEN high_part * 5000 < :k * (high_part + high_rest) THEN 'fail'
    ELSE 'unknown' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule staffing.students_per_teacher
WITH counted AS (
  SELECT school_id, count(*) FILTER (WHERE employment = 'full_time') AS sure,
    count(*) FILTER (WHERE coalesce(employment, 'full_time') = 'full_time') AS maybe
  FROM teacher GROUP BY school_id)
SELECT 'staffing.students_per_teacher', result, count(*) FROM (
  SELECT CASE
    WHEN kind NOT IN ('general', 'vocational_high', 'adult') OR remote_poor_area = 1 OR (students = 0 AND maybe = 0) THEN 'notapplicable'
    WHEN remote_poor_area IS NULL OR (coalesce(students, 0) = 0 AND coalesce(sure, 0) = 0) THEN 'unknown'
    WHEN coalesce(students, 200000) * 1000 <= 20 * :k * sure THEN 'pass'
    WHEN coalesce(students, 0) * 1000 > 20 * :k * maybe THEN 'fail'
    ELSE 'unknown' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule training.enterprise_intern_share
-- The most at once: +1 on a first day, -1 after a last day. Internships without an enterprise may be anybody's; only
-- where their most and the enterprise's own most together could decide is it looked at when they come together.
WITH placed AS (
  SELECT enterprise_id, kind, coalesce(starts_on, '0001-01-01') AS first, coalesce(ends_on, '9999-12-31') AS last,
    CASE WHEN kind = 'on_post' AND starts_on IS NOT NULL AND ends_on IS NOT NULL THEN 1 ELSE 0 END AS sure
  FROM internship WHERE coalesce(kind, 'on_post') = 'on_post'),
event AS (
  SELECT enterprise_id, first AS day, 1 AS change, sure AS sure_change FROM placed WHERE first <= last
  UNION ALL SELECT enterprise_id, last, -1, -sure FROM placed WHERE first <= last),
running AS (
  SELECT enterprise_id, sum(change) OVER days AS perhaps, sum(sure_change) OVER days AS surely FROM event
  WINDOW days AS (PARTITION BY enterprise_id ORDER BY day, change DESC ROWS UNBOUNDED PRECEDING)),
most AS (SELECT enterprise_id, max(surely) AS least, max(perhaps) AS most FROM running GROUP BY enterprise_id),
interns AS (
  SELECT enterprise_id, count(*) FILTER (WHERE kind = 'on_post') AS sure, count(*) AS maybe FROM placed GROUP BY enterprise_id),
judged AS (
  SELECT enterprise.enterprise_id, staff, CASE
    WHEN interns.sure IS NULL AND (SELECT count(*) FROM placed WHERE enterprise_id IS NULL) = 0 THEN 'notapplicable'
    WHEN coalesce(interns.sure, 0) = 0 OR staff IS NULL THEN 'unknown'
    WHEN coalesce(least, 0) * 10000 > :k * staff THEN 'fail'
    WHEN anybody.most * 10000 > :k * staff THEN 'unknown'
    WHEN (coalesce(most.most, 0) + anybody.most) * 10000 <= :k * staff THEN 'pass'
    ELSE 'close' END AS result
  FROM enterprise
  LEFT JOIN interns ON interns.enterprise_id = enterprise.enterprise_id
  LEFT JOIN most ON most.enterprise_id = enterprise.enterprise_id
  CROSS JOIN (SELECT coalesce(max(most), 0) AS most FROM most WHERE enterprise_id IS NULL) AS anybody),
together AS (
  SELECT judged.enterprise_id, day, change FROM judged JOIN event ON event.enterprise_id = judged.enterprise_id WHERE result = 'close'
  UNION ALL SELECT judged.enterprise_id, day, change FROM judged CROSS JOIN event WHERE result = 'close' AND event.enterprise_id IS NULL),
running_together AS (
  SELECT enterprise_id, sum(change) OVER (PARTITION BY enterprise_id ORDER BY day, change DESC ROWS UNBOUNDED PRECEDING) AS perhaps
  FROM together),
most_together AS (SELECT enterprise_id, max(perhaps) AS most FROM running_together GROUP BY enterprise_id)
SELECT 'training.enterprise_intern_share', result, count(*) FROM (
  SELECT CASE WHEN result <> 'close' THEN result WHEN most * 10000 <= :k * staff THEN 'pass' ELSE 'unknown' END AS result
  FROM judged LEFT JOIN most_together ON most_together.enterprise_id = judged.enterprise_id) AS results GROUP BY result;

-- rule training.internship_age sqlite
WITH counted AS (
  SELECT school_id, count(*) FILTER (WHERE bad) AS sure, count(*) FILTER (WHERE coalesce(bad, TRUE)) AS maybe
  FROM (SELECT internship.school_id, internship.kind IN ('assist', 'on_post') AND
          (substr(starts_on, 1, 4) - substr(birth_date, 1, 4) - (substr(starts_on, 6) < substr(birth_date, 6))) * 1000 < 16 * :k AS bad
        FROM internship LEFT JOIN student ON student.student_id = internship.student_id) AS internships
  GROUP BY school_id)
SELECT 'training.internship_age', result, count(*) FROM (
  SELECT CASE WHEN sure > 0 THEN 'fail' WHEN maybe > 0 THEN 'unknown' ELSE 'pass' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule training.internship_age duckdb
WITH counted AS (
  SELECT school_id, count(*) FILTER (WHERE bad) AS sure, count(*) FILTER (WHERE coalesce(bad, TRUE)) AS maybe
  FROM (SELECT internship.school_id,
          internship.kind IN ('assist', 'on_post') AND date_sub('year', birth_date, starts_on) * 1000 < 16 * :k AS bad
        FROM internship LEFT JOIN student ON student.student_id = internship.student_id) AS internships
  GROUP BY school_id)
SELECT 'training.internship_age', result, count(*) FROM (
  SELECT CASE WHEN sure > 0 THEN 'fail' WHEN maybe > 0 THEN 'unknown' ELSE 'pass' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule training.internship_agreement
WITH counted AS (
  SELECT school_id, count(*) FILTER (WHERE bad) AS sure, count(*) FILTER (WHERE coalesce(bad, TRUE)) AS maybe
  FROM (SELECT school_id, kind IN ('assist', 'on_post') AND NOT (
          CASE WHEN agreement_on IS NULL THEN FALSE ELSE agreement_on <= starts_on END
          AND ',' || agreement_parties || ',' LIKE '%,school,%' AND ',' || agreement_parties || ',' LIKE '%,enterprise,%'
          AND ',' || agreement_parties || ',' LIKE '%,student,%') AS bad
        FROM internship) AS internships
  GROUP BY school_id)
SELECT 'training.internship_agreement', result, count(*) FROM (
  SELECT CASE WHEN sure > 0 THEN 'fail' WHEN maybe > 0 THEN 'unknown' ELSE 'pass' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule training.internship_hours
WITH counted AS (
  SELECT school_id, count(*) FILTER (WHERE bad) AS sure, count(*) FILTER (WHERE coalesce(bad, TRUE)) AS maybe
  FROM (SELECT school_id, kind IN ('assist', 'on_post') AND hours_per_day * 1000 > 8 * :k AS bad FROM internship) AS internships
  GROUP BY school_id)
SELECT 'training.internship_hours', result, count(*) FROM (
  SELECT CASE WHEN sure > 0 THEN 'fail' WHEN maybe > 0 THEN 'unknown' ELSE 'pass' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;

-- rule training.internship_pay
WITH counted AS (
  SELECT school_id,
    count(*) FILTER (WHERE kind = 'on_post' AND coalesce(pay_yuan, 1000000) * 10000 < 8 * :k * coalesce(probation_pay_yuan, 0)) AS sure,
    count(*) FILTER (WHERE coalesce(kind, 'on_post') = 'on_post' AND
      coalesce(pay_yuan, 0) * 10000 < 8 * :k * coalesce(probation_pay_yuan, 1000000)) AS maybe
  FROM internship GROUP BY school_id)
SELECT 'training.internship_pay', result, count(*) FROM (
  SELECT CASE WHEN sure > 0 THEN 'fail' WHEN maybe > 0 THEN 'unknown' ELSE 'pass' END AS result
  FROM school LEFT JOIN counted ON counted.school_id = school.school_id) AS results GROUP BY result;
