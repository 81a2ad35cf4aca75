// SPDX-License-Identifier: MIT
// usage: node json_rules.js RECORDS.db RUN.json     prints "name|result|count" lines
// The rules of ../plant.c for json-rules-engine. It tests the facts of one object against numbers, texts and other facts, and
// neither counts nor reckons. So conditions on rows are rules that are run on each row; what they say is counted here and
// is, with the schools' own figures and what has to be reckoned, the facts of a second run for each subject. Not here are the
// two rules that compare rows with others: enrolment.no_double_registration, training.enterprise_intern_share.
import { Engine } from 'json-rules-engine';
import { Tally, readRun, readSubjects } from './subjects.js';

const condition = (operator) => (fact, value) => ({ fact, operator, value });
const equal = condition('equal'), notEqual = condition('notEqual'), isIn = condition('in'), notIn = condition('notIn');
const above = condition('greaterThan'), below = condition('lessThan'), atLeast = condition('greaterThanInclusive'), atMost = condition('lessThanInclusive');
const other = (fact) => ({ fact });
const unknown = (fact) => equal(fact, null), known = (fact) => notEqual(fact, null);
const all = (...parts) => ({ all: parts }), any = (...parts) => ({ any: parts });

// ---- rows: where the condition surely holds, and where it may ----

const full = { sure: equal('employment', 'full_time'), maybe: isIn('employment', ['full_time', null]) };
const placed = { sure: isIn('kind', ['assist', 'on_post']), maybe: isIn('kind', ['assist', 'on_post', null]) };
const qualified = ['junior_secondary', 'equivalent', 'senior_secondary'];
const both = (a, b) => ({ sure: all(a.sure, b.sure), maybe: all(a.maybe, b.maybe) });
const is = (field, ...values) => ({ sure: isIn(field, values), maybe: isIn(field, [...values, null]) });
const isNot = (field, ...values) => ({ sure: all(known(field), notIn(field, values)), maybe: notIn(field, values) });
const professional = both(full, is('teaches', 'professional'));

const ofRows = {
  'curriculum.hours_taught': () => ({ courses: { bad: { sure: below('high_taught', other('low_planned')), maybe: below('low_taught', other('high_planned')) } } }),
  'enrolment.entrant_qualification': () => ({ roll: { bad: both(isNot('status', 'withdrawn'), isNot('prior_education', ...qualified)) } }),
  'enrolment.registration_deadline': () => ({ roll: { bad: both(isNot('status', 'withdrawn'), {
    sure: all(known('last_day'), above('registered', other('last_day'))),
    maybe: any(unknown('last_day'), above('registered', other('last_day'))) }) } }),
  'staffing.certificate': () => ({ teachers: { bad: both(full, isNot('certificate', 1)) } }),
  'staffing.dual_qualified_share': () => ({ teachers: { whole: professional,
    part: both(professional, is('dual_qualified', 1)), rest: both(professional, isNot('dual_qualified', 1)) } }),
  'staffing.full_time_teachers': () => ({ teachers: { full } }),
  'staffing.programme_teachers': () => ({ teachers: { titled: both(full, is('title', 'intermediate', 'senior')) } }),
  'staffing.senior_title_share': () => ({ teachers: { whole: full, part: both(full, is('title', 'senior')), rest: both(full, isNot('title', 'senior')) } }),
  'staffing.students_per_teacher': () => ({ teachers: { full } }),
  'training.internship_age': (k) => ({ internships: { bad: both(placed, { sure: all(known('age'), below('age', 16 * k / 1000)), maybe: any(unknown('age'), below('age', 16 * k / 1000)) }) } }),
  'training.internship_agreement': () => ({ internships: { bad: both(placed, {
    sure: any(unknown('agreement_on'), all(known('starts_on'), above('agreement_on', other('starts_on'))), equal('all_signed', false)),
    maybe: any(unknown('agreement_on'), unknown('starts_on'), above('agreement_on', other('starts_on')), isIn('all_signed', [false, null])) }) } }),
  'training.internship_hours': (k) => ({ internships: { bad: both(placed, {
    sure: above('hours_per_day', 8 * k / 1000), maybe: any(unknown('hours_per_day'), above('hours_per_day', 8 * k / 1000)) }) } }),
  'training.internship_pay': (k) => ({ internships: { bad: both(is('kind', 'on_post'), {
    sure: below('high_pay', other(`low_probation_${k}`)), maybe: below('low_pay', other(`high_probation_${k}`)) }) } }),
};

// What has to be reckoned of a row.
function reckon(row, ks) {
  const facts = { ...row };
  if ('planned_hours' in row)
    Object.assign(facts, { high_taught: row.taught_hours ?? 20000, low_taught: row.taught_hours ?? 0, high_planned: row.planned_hours ?? 20000, low_planned: row.planned_hours ?? 0 });
  if ('registered_on' in row) {
    facts.registered = row.registered_on ?? 20190322;
    facts.last_day = row.season && row.entered_on ? Math.floor(row.entered_on / 10000) * 10000 + (row.season === 'autumn' ? 1120 : 420) : null;
  }
  if ('birth_date' in row && 'starts_on' in row)
    facts.age = row.birth_date && row.starts_on ? Math.floor((row.starts_on - row.birth_date) / 10000) : null;
  if ('agreement_parties' in row) {
    const signed = row.agreement_parties?.split(',');
    facts.all_signed = signed ? ['school', 'enterprise', 'student'].every((party) => signed.includes(party)) : null;
  }
  if ('pay_yuan' in row) {
    Object.assign(facts, { low_pay: (row.pay_yuan ?? 0) * 10000, high_pay: (row.pay_yuan ?? 1000000) * 10000 });
    for (const k of ks)
      Object.assign(facts, { [`low_probation_${k}`]: 8 * k * (row.probation_pay_yuan ?? 0), [`high_probation_${k}`]: 8 * k * (row.probation_pay_yuan ?? 1000000) });
  }
  return facts;
}

// ---- subjects: the first of these that holds is the result ----

const bound = [['notapplicable', any(notIn('kind', ['general', 'vocational_high', 'adult']), equal('remote_poor_area', 1))], ['unknown', unknown('remote_poor_area')]];
const none = (at) => [['fail', above(`${at}.bad.sure`, 0)], ['unknown', above(`${at}.bad.maybe`, 0)], ['pass', all()]];
const share = (at) => [bound[0], ['notapplicable', equal(`${at}.whole.maybe`, 0)], bound[1], ['unknown', equal(`${at}.whole.sure`, 0)], ...ratio(at)];
const ratio = (at) => [['pass', atLeast(`${at}.low`, other(`${at}.high_needed`))], ['fail', below(`${at}.high`, other(`${at}.low_needed`))], ['unknown', all()]];

const ofSubjects = {
  'campus.books_per_student': (at) => [...bound, ['notapplicable', all(equal('books', 0), equal('students', 0))], ...ratio(at)],
  'curriculum.hours_taught': (at) => [['fail', above(`${at}.bad.sure`, 0)], ['unknown', above(`${at}.bad.maybe`, 0)], ['unknown', above(`${at}.bad.anybody`, 0)], ['pass', all()]],
  'enrolment.charter': () => [...bound, ['unknown', unknown('charter_topics')], ['pass', equal('charter_complete', true)], ['fail', all()]],
  'enrolment.entrant_qualification': none,
  'enrolment.licence_valid': () => [['unknown', unknown('licence_valid_until')], ['pass', atLeast('licence_valid_until', 20190322)], ['fail', all()]],
  'enrolment.registration_deadline': none,
  'funding.per_student': (at) => [['notapplicable', notEqual('ownership', 'public')], ['unknown', equal('funding_rows', 0)], ['notapplicable', equal(`${at}.void`, 2)],
    ['unknown', equal(`${at}.void`, 1)], ...ratio(at)],
  'safety.guards': ratio,
  'staffing.certificate': (at) => [['notapplicable', notEqual('ownership', 'private')], ...none(at)],
  'staffing.dual_qualified_share': share,
  'staffing.full_time_teachers': (at) => [...bound, ...ratio(at)],
  'staffing.programme_teachers': (at) => [...bound, ...ratio(at)],
  'staffing.senior_title_share': share,
  'staffing.students_per_teacher': (at) => [bound[0], ['notapplicable', all(equal('students', 0), equal(`${at}.full.maybe`, 0))], bound[1],
    ['unknown', all(isIn('students', [0, null]), equal(`${at}.full.sure`, 0))], ['pass', atMost(`${at}.high`, other(`${at}.low_needed`))],
    ['fail', above(`${at}.low`, other(`${at}.high_needed`))], ['unknown', all()]],
  'training.internship_age': none,
  'training.internship_agreement': none,
  'training.internship_hours': none,
  'training.internship_pay': none,
};

// What has to be reckoned of a subject for a rule: its figures as low and high, and what they are compared with.
const numbers = {
  'campus.books_per_student': (s, _, k) => ({ low: (s.books ?? 0) * 1000, high: (s.books ?? 100000000) * 1000, low_needed: 30 * k * (s.students ?? 0), high_needed: 30 * k * (s.students ?? 200000) }),
  'funding.per_student': (s, _, k) => {
    const sum = (field, missing, year) => s.fundings.filter((row) => year.includes(row.year)).reduce((total, row) => total + (row[field] ?? missing), 0);
    const [low, high] = [sum('appropriation_yuan', 0, [2018]), sum('appropriation_yuan', 1e11, [2018, null])];
    const [few, many] = [sum('average_students', 0, [2018]), sum('average_students', 200000, [2018, null])];
    return { low: low * 1000, high: high * 1000, low_needed: 5000 * k * few, high_needed: 5000 * k * many, void: !high && !many ? 2 : !low && !few ? 1 : 0 };
  },
  'safety.guards': (s, _, k) => {
    const needed = (students, boarders) => 2 * k + 1000 * (Math.floor(Math.max(students - 1000, 0) / 500) + Math.floor(boarders / 200));
    return { low: (s.guards ?? 0) * 1000, high: (s.guards ?? 10000) * 1000, low_needed: needed(s.students ?? 0, s.boarders ?? 0), high_needed: needed(s.students ?? 200000, s.boarders ?? 200000) };
  },
  'staffing.dual_qualified_share': (_, c, k) => shareNumbers(c, 3 * k, 10000),
  'staffing.full_time_teachers': (_, c, k) => ({ low: c.full.sure * 1000, high: c.full.maybe * 1000, low_needed: 60 * k, high_needed: 60 * k }),
  'staffing.programme_teachers': (_, c, k) => ({ low: c.titled.sure * 1000, high: (c.titled.maybe + c.titled.anybody) * 1000, low_needed: 2 * k, high_needed: 2 * k }),
  'staffing.senior_title_share': (_, c, k) => shareNumbers(c, k, 5000),
  'staffing.students_per_teacher': (s, c, k) => ({ low: (s.students ?? 0) * 1000, high: (s.students ?? 200000) * 1000, low_needed: 20 * k * c.full.sure, high_needed: 20 * k * c.full.maybe }),
};

function shareNumbers(c, numerator, denominator) {
  return { low: c.part.sure * denominator, high_needed: numerator * (c.part.sure + c.rest.maybe),
    high: c.part.maybe * denominator, low_needed: numerator * (c.part.maybe + c.rest.sure) };
}

const TOPICS = ['name', 'address', 'purpose', 'management', 'staff', 'students', 'teaching', 'property_finance', 'amendment'];

// ---- running ----

// An engine for each kind of row, whose events name what the row counts for.
function rowEngines(wanted) {
  const engines = {};
  wanted.forEach(([, rule, k], i) => {
    for (const [rows, counts] of Object.entries(ofRows[rule]?.(k) ?? {}))
      for (const [count, { sure, maybe }] of Object.entries(counts))
        for (const [how, conditions] of [['sure', sure], ['maybe', maybe]]) {
          engines[rows] ??= new Engine([], { allowUndefinedFacts: true });
          engines[rows].addRule({ conditions: conditions.fact ? all(conditions) : conditions, event: { type: 'counts', params: { i, count, how } } });
        }
  });
  return engines;
}

// counts[rule number][name] = { sure, maybe, anybody }
async function countRows(engines, subject, wanted, ks) {
  const counts = wanted.map(([, rule, k]) => {
    const names = Object.values(ofRows[rule]?.(k) ?? {}).flatMap((rows) => Object.keys(rows));
    return Object.fromEntries(names.map((name) => [name, { sure: 0, maybe: 0, anybody: 0 }]));
  });
  for (const [rows, engine] of Object.entries(engines))
    for (const [own, list] of [[true, subject[rows]], [false, subject[`anybodys_${rows}`]]])
      for (const row of list ?? []) {
        const { events } = await engine.run(reckon(row, ks));
        for (const { params: { i, count, how } } of events)
          if (own || how === 'maybe')
            counts[i][count][own ? how : 'anybody']++;
      }
  return counts;
}

function factsOf(subject, counts, wanted) {
  const { teachers, roll, internships, fundings, programmes, courses, anybodys_teachers, anybodys_courses, ...facts } = subject;
  const topics = subject.charter_topics?.split(',');
  facts.charter_complete = topics !== undefined && TOPICS.every((topic) => topics.includes(topic));
  facts.funding_rows = fundings?.length;
  wanted.forEach(([, rule, k], i) => {
    for (const [name, count] of Object.entries(counts[i]))
      for (const [how, number] of Object.entries(count))
        facts[`${i}.${name}.${how}`] = number;
    for (const [name, number] of Object.entries(numbers[rule]?.(subject, counts[i], k) ?? {}))
      facts[`${i}.${name}`] = number;
  });
  return facts;
}

async function judge(subjects, wanted, tally) {
  const ks = [...new Set(wanted.map(([, , k]) => k))], engines = rowEngines(wanted);
  const engine = new Engine([], { allowUndefinedFacts: true });
  wanted.forEach(([, rule], i) => ofSubjects[rule](`${i}`).forEach(([result, conditions], order) =>
    engine.addRule({ conditions: conditions.fact ? all(conditions) : conditions, event: { type: 'result', params: { i, order, result } } })));
  for (const subject of subjects) {
    const counts = await countRows(engines, subject, wanted, ks);
    const { events } = await engine.run(factsOf(subject, counts, wanted));
    const first = [];
    for (const { params } of events)
      if (!first[params.i] || params.order < first[params.i].order)
        first[params.i] = params;
    first.forEach(({ i, result }) => tally.add(wanted[i][0], result));
  }
}

const [records, path] = process.argv.slice(2);
const run = readRun(path), { schools, programmes } = await readSubjects(records, run), tally = new Tally();
const ofProgrammes = ['curriculum.hours_taught', 'staffing.programme_teachers'];
await judge(schools, run.rules.filter(([, rule]) => ofSubjects[rule] && !ofProgrammes.includes(rule)), tally);
const others = run.rules.filter(([, rule]) => ofProgrammes.includes(rule));
if (others.length)
  await judge(programmes, others, tally);
tally.print();
