// SPDX-License-Identifier: MIT
// The records as objects, for engines that judge one object after the other: each school with its rows, each programme
// with its own and with those of its school that are of no programme. Rows come from the sqlite3 shell, as JSON. A date is
// the number 20190322, so that engines without dates can compare them; a missing value is null.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const PLURALS = { teacher: 'teachers', student: 'roll', internship: 'internships', funding: 'fundings', course: 'courses' };

export function readRun(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

// Calls take(row) for every row of the table.
async function eachRow(records, table, names, dates, take) {
  const shell = spawn('sqlite3', ['-readonly', '-list', records, `SELECT json_array(${names}) FROM ${table}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const isDate = names.map((name) => dates.includes(name));
  let rest = '';
  const parse = (text) => {
    for (const values of JSON.parse(`[${text.replaceAll('\n', ',')}]`)) {
      const row = {};
      names.forEach((name, i) => { row[name] = isDate[i] && values[i] !== null ? Number(values[i].replaceAll('-', '')) : values[i]; });
      take(row);
    }
  };
  shell.stdout.setEncoding('utf8');
  for await (const chunk of shell.stdout) {
    const end = chunk.lastIndexOf('\n');
    if (end >= 0)
      parse(rest + chunk.slice(0, end));
    rest = end >= 0 ? chunk.slice(end + 1) : rest + chunk;
  }
}

export async function readSubjects(records, { columns, dates }) {
  const schools = new Map(), programmes = new Map(), births = new Map();
  const read = (table, take) => columns[table] ? eachRow(records, table, columns[table], dates, take) : undefined;
  await read('school', (row) => schools.set(row.school_id, { ...row, teachers: [], roll: [], internships: [], fundings: [], programmes: [] }));
  await read('programme', (row) => {
    const school = schools.get(row.school_id), { kind, remote_poor_area } = school;
    const programme = { kind, remote_poor_area, teachers: [], courses: [], anybodys_teachers: [], anybodys_courses: [] };
    programmes.set(row.programme_id, programme);
    school.programmes.push(programme);
  });
  await read('student', (row) => {
    births.set(row.student_id, row.birth_date);
    schools.get(row.school_id)?.roll.push(row);
  });
  for (const table of ['teacher', 'internship', 'funding', 'course']) {
    const plural = PLURALS[table];
    await read(table, (row) => {
      const school = schools.get(row.school_id);
      if (table === 'internship')
        row.birth_date = births.get(row.student_id) ?? null;
      school[plural]?.push(row);
      if (!('programme_id' in row))
        return;
      if (row.programme_id === null)
        school.programmes.forEach((programme) => programme[`anybodys_${plural}`].push(row));
      else
        programmes.get(row.programme_id)[plural].push(row);
    });
  }
  return { schools: [...schools.values()], programmes: [...programmes.values()] };
}

// Counts results and prints them.
export class Tally {
  counts = new Map();

  add(name, result) {
    const key = `${name}|${result}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  print() {
    for (const [key, count] of this.counts)
      console.log(`${key}|${count}`);
  }
}
