// SPDX-License-Identifier: MIT
// usage: node duckdb.js import RECORDS.db RUN.json FOLDER   the needed columns, by way of CSV, into FOLDER/records.duckdb
//        node duckdb.js run FOLDER RULES.sql                 prints "name|result|count" lines
// DuckDB reads SQLite files itself by an extension that it downloads. Where that cannot be, the way is the sqlite3 shell's
// CSV and DuckDB's reader of it. Threads: DUCKDB_THREADS, else as many as DuckDB likes.
import { execFileSync } from 'node:child_process';
import { openSync, readFileSync, rmSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

async function open(folder, mode) {
  const threads = process.env.DUCKDB_THREADS;
  const instance = await DuckDBInstance.create(`${folder}/records.duckdb`, { access_mode: mode, ...(threads && { threads }) });
  return instance.connect();
}

function typesOf(records, table, columns, dates) {
  const declared = execFileSync('sqlite3', ['-readonly', '-list', records, `SELECT name, type FROM pragma_table_info('${table}')`], { encoding: 'utf8' });
  const types = Object.fromEntries(declared.trim().split('\n').map((line) => line.split('|')));
  const typeOf = (name) => dates.includes(name) ? 'DATE' : { INTEGER: 'BIGINT', REAL: 'DOUBLE' }[types[name]] ?? 'VARCHAR';
  return columns.map((name) => `'${name}': '${typeOf(name)}'`).join(', ');
}

async function importRecords(records, run, folder) {
  const { columns, dates } = JSON.parse(readFileSync(run, 'utf8'));
  rmSync(`${folder}/records.duckdb`, { force: true });
  const connection = await open(folder, 'READ_WRITE');
  for (const [table, names] of Object.entries(columns)) {
    const csv = `${folder}/${table}.csv`;
    execFileSync('sqlite3', ['-readonly', '-csv', records, `SELECT ${names} FROM ${table}`], { stdio: ['ignore', openSync(csv, 'w'), 'inherit'] });
    await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${csv}', header = false, auto_detect = false, delim = ',',
      quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, columns = {${typesOf(records, table, names, dates)}})`);
    rmSync(csv);
  }
  connection.closeSync();
}

async function runRules(folder, rules) {
  const connection = await open(folder, 'READ_ONLY');
  for (const query of readFileSync(rules, 'utf8').split(/;\s*$/m).filter((text) => /\bSELECT\b/.test(text)))
    for (const row of (await connection.runAndReadAll(query)).getRows())
      console.log(row.join('|'));
  connection.closeSync();
}

const [verb, ...rest] = process.argv.slice(2);
await (verb === 'import' ? importRecords : runRules)(...rest);
