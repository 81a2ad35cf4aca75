// SPDX-License-Identifier: MIT
// usage: node zen.js RECORDS.db RUN.json     prints "name|result|count" lines
// The rules of ../plant.c in the expression language of GoRules ZEN: a decision for schools and one for programmes, with an
// expression for each rule; the engine counts the rows itself. It has no way to compare the rows of one subject with those of
// another or to sort, so two rules are not here: enrolment.no_double_registration, training.enterprise_intern_share.
import { ZenEngine } from '@gorules/zen-engine';
import { Tally, readRun, readSubjects } from './subjects.js';

// A condition on a field: where it is surely so, and where it may be.
const is = (field, test) => ({ sure: `(#.${field} != null and #.${field} ${test})`, maybe: `(#.${field} == null or #.${field} ${test})` });
const all = (...parts) => ({ sure: parts.map((part) => part.sure).join(' and '), maybe: parts.map((part) => part.maybe).join(' and ') });
const sure = (rows, condition) => `count(${rows}, ${condition.sure})`;
const maybe = (rows, condition) => `count(${rows}, ${condition.maybe})`;
const or = (field, value) => `(${field} == null ? ${value} : ${field})`;
const none = (rows, bad) => `${sure(rows, bad)} > 0 ? 'fail' : ${maybe(rows, bad)} > 0 ? 'unknown' : 'pass'`;

const unbound = `(kind not in ['general', 'vocational_high', 'adult'] or remote_poor_area == 1)`;
const bound = (then) => `${unbound} ? 'notapplicable' : remote_poor_area == null ? 'unknown' : ${then}`;
const full = is('employment', `== 'full_time'`);
const onRoll = is('status', `!= 'withdrawn'`);
const placed = is('kind', `in ['assist', 'on_post']`);

function shareAtLeast(whole, part, rest, numerator, denominator) {
  const [inSure, inMaybe] = [all(whole, part), all(whole, rest)];
  return bound(`${maybe('teachers', whole)} == 0 ? 'notapplicable' : ${sure('teachers', whole)} == 0 ? 'unknown' :
    ${sure('teachers', inSure)} * ${denominator} >= ${numerator} * (${sure('teachers', inSure)} + ${maybe('teachers', inMaybe)}) ? 'pass' :
    ${maybe('teachers', inSure)} * ${denominator} < ${numerator} * (${maybe('teachers', inSure)} + ${sure('teachers', inMaybe)}) ? 'fail' : 'unknown'`);
}

function need(k, students, boarders) {
  return `(2 * ${k} + 1000 * ((${students} > 1000 ? floor((${students} - 1000) / 500) : 0) + floor(${boarders} / 200)))`;
}

const last_day = `floor(#.entered_on / 10000) * 10000 + (#.season == 'autumn' ? 1120 : 420)`;
const registered_late = {
  sure: `(#.season != null and #.entered_on != null and ${or('#.registered_on', 20190322)} > ${last_day})`,
  maybe: `(#.season == null or #.entered_on == null or ${or('#.registered_on', 20190322)} > ${last_day})`,
};
const parties = (has) => `(contains(#.agreement_parties, 'school') and contains(#.agreement_parties, 'enterprise') and contains(#.agreement_parties, 'student')) == ${has}`;
const unsigned = {
  sure: `(#.agreement_on == null or (#.starts_on != null and #.agreement_on > #.starts_on) or (#.agreement_parties != null and ${parties(false)}))`,
  maybe: `(#.agreement_on == null or #.starts_on == null or #.agreement_on > #.starts_on or #.agreement_parties == null or ${parties(false)})`,
};
const age = 'floor((#.starts_on - #.birth_date) / 10000)';
const young = (k) => ({
  sure: `(#.starts_on != null and #.birth_date != null and ${age} * 1000 < ${16 * k})`,
  maybe: `(#.starts_on == null or #.birth_date == null or ${age} * 1000 < ${16 * k})`,
});
const underpaid = (k) => ({
  sure: `${or('#.pay_yuan', 1000000)} * 10000 < ${8 * k} * ${or('#.probation_pay_yuan', 0)}`,
  maybe: `${or('#.pay_yuan', 0)} * 10000 < ${8 * k} * ${or('#.probation_pay_yuan', 1000000)}`,
});
const cut_short = {
  sure: `${or('#.taught_hours', 20000)} < ${or('#.planned_hours', 0)}`,
  maybe: `${or('#.taught_hours', 0)} < ${or('#.planned_hours', 20000)}`,
};
const titled = all(full, is('title', `in ['intermediate', 'senior']`));
const sum = (field, missing, kept) => `sum(map(filter(fundings, ${kept}), ${or(`#.${field}`, missing)}))`;
const in2018 = is('year', '== 2018');

const ofSchools = {
  'campus.books_per_student': (k) => bound(`books == 0 and students == 0 ? 'notapplicable' :
    ${or('books', 0)} * 1000 >= ${30 * k} * ${or('students', 200000)} ? 'pass' :
    ${or('books', 100000000)} * 1000 < ${30 * k} * ${or('students', 0)} ? 'fail' : 'unknown'`),
  'enrolment.charter': () => bound(`charter_topics == null ? 'unknown' :
    all(['name', 'address', 'purpose', 'management', 'staff', 'students', 'teaching', 'property_finance', 'amendment'],
        # in split(charter_topics, ',')) ? 'pass' : 'fail'`),
  'enrolment.entrant_qualification': () => none('roll', all(onRoll, is('prior_education', `not in ['junior_secondary', 'equivalent', 'senior_secondary']`))),
  'enrolment.licence_valid': () => `licence_valid_until == null ? 'unknown' : licence_valid_until >= 20190322 ? 'pass' : 'fail'`,
  'enrolment.registration_deadline': () => none('roll', all(onRoll, registered_late)),
  'funding.per_student': (k) => {
    const [low, high] = ['appropriation_yuan', 'average_students'].map((field, i) => [sum(field, 0, in2018.sure), sum(field, [1e11, 200000][i], in2018.maybe)]);
    return `ownership != 'public' ? 'notapplicable' : len(fundings) == 0 ? 'unknown' :
      ${low[1]} == 0 and ${high[1]} == 0 ? 'notapplicable' : ${low[0]} == 0 and ${high[0]} == 0 ? 'unknown' :
      ${low[0]} * 1000 >= ${5000 * k} * ${high[1]} ? 'pass' : ${low[1]} * 1000 < ${5000 * k} * ${high[0]} ? 'fail' : 'unknown'`;
  },
  'safety.guards': (k) => `${or('guards', 0)} * 1000 >= ${need(k, or('students', 200000), or('boarders', 200000))} ? 'pass' :
    ${or('guards', 10000)} * 1000 < ${need(k, or('students', 0), or('boarders', 0))} ? 'fail' : 'unknown'`,
  'staffing.certificate': () => `ownership != 'private' ? 'notapplicable' : ${none('teachers', all(full, is('certificate', '!= 1')))}`,
  'staffing.dual_qualified_share': (k) => shareAtLeast(all(full, is('teaches', `== 'professional'`)), is('dual_qualified', '== 1'), is('dual_qualified', '!= 1'), 3 * k, 10000),
  'staffing.full_time_teachers': (k) => bound(`${sure('teachers', full)} * 1000 >= ${60 * k} ? 'pass' : ${maybe('teachers', full)} * 1000 < ${60 * k} ? 'fail' : 'unknown'`),
  'staffing.senior_title_share': (k) => shareAtLeast(full, is('title', `== 'senior'`), is('title', `!= 'senior'`), k, 5000),
  'staffing.students_per_teacher': (k) => bound(`students == 0 and ${maybe('teachers', full)} == 0 ? 'notapplicable' :
    ${or('students', 0)} == 0 and ${sure('teachers', full)} == 0 ? 'unknown' :
    ${or('students', 200000)} * 1000 <= ${20 * k} * ${sure('teachers', full)} ? 'pass' :
    ${or('students', 0)} * 1000 > ${20 * k} * ${maybe('teachers', full)} ? 'fail' : 'unknown'`),
  'training.internship_age': (k) => none('internships', all(placed, young(k))),
  'training.internship_agreement': () => none('internships', all(placed, unsigned)),
  'training.internship_hours': (k) => none('internships', all(placed, is('hours_per_day', `* 1000 > ${8 * k}`))),
  'training.internship_pay': (k) => none('internships', all(is('kind', `== 'on_post'`), underpaid(k))),
};

const ofProgrammes = {
  'curriculum.hours_taught': () => `${sure('courses', cut_short)} > 0 ? 'fail' :
    ${maybe('courses', cut_short)} + ${maybe('anybodys_courses', cut_short)} > 0 ? 'unknown' : 'pass'`,
  'staffing.programme_teachers': (k) => bound(`${sure('teachers', titled)} * 1000 >= ${2 * k} ? 'pass' :
    (${maybe('teachers', titled)} + ${maybe('anybodys_teachers', titled)}) * 1000 < ${2 * k} ? 'fail' : 'unknown'`),
};

// A decision with one expression for each wanted rule; `names` are the outputs.
function decide(engine, wanted, rules) {
  const here = wanted.filter(([, rule]) => rules[rule]);
  const expressions = here.map(([, rule, k], i) => ({ id: `e${i}`, key: `r${i}`, value: rules[rule](k).replace(/\s+/g, ' ') }));
  const nodes = [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    { id: 'rules', type: 'expressionNode', name: 'rules', position: { x: 1, y: 0 }, content: { expressions } },
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
  ];
  const edges = [['in', 'rules'], ['rules', 'out']].map(([sourceId, targetId]) => ({ id: `${sourceId}-${targetId}`, type: 'edge', sourceId, targetId }));
  return { names: here.map(([name]) => name), decision: engine.createDecision({ nodes, edges }) };
}

const [records, path] = process.argv.slice(2);
const run = readRun(path), subjects = await readSubjects(records, run), engine = new ZenEngine(), tally = new Tally();
for (const [kind, rules] of [['schools', ofSchools], ['programmes', ofProgrammes]]) {
  const { names, decision } = decide(engine, run.rules, rules);
  for (const subject of names.length ? subjects[kind] : []) {
    const { programmes, ...context } = subject;
    const { result } = await decision.evaluate(context);
    names.forEach((name, i) => tally.add(name, result[`r${i}`]));
  }
}
tally.print();
