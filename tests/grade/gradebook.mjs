// usage: node gradebook.mjs RESULTS TRUTH     the gradebook, read by a parser of CSV that others wrote
import { fromNpm, read, truthOf, expect, end } from './harness.mjs'
const { parse } = fromNpm('csv-parse/sync')
const [results, truthFile] = process.argv.slice(2)
const text = read(results, 'gradebook.csv')
const rows = parse(text, { columns: true, record_delimiter: '\r\n' })
const truth = truthOf(truthFile)

// A name that a spreadsheet would compute has an apostrophe in front.
const inCell = name => /^[=+@\t\r-]/.test(name) ? "'" + name : name
const students = [...new Set(truth.map(t => t.student))]
expect('the students', [...new Set(rows.map(r => r.student))].sort(), students.map(inCell).sort())
for (const row of rows)
  for (const [column, value] of Object.entries(row))
    if (/^[=+@\t\r-]/.test(value)) expect(`${row.student}, ${column}: a formula`, value, "'" + value)
for (const t of truth) {
  const row = rows.find(r => r.student === inCell(t.student))
  expect(`${t.student}, ${t.part}`, row[t.part], String(t.points))
}
for (const student of students) {
  const sum = truth.filter(t => t.student === student).reduce((n, t) => n + t.points, 0)
  if (student !== 'twin') expect(`${student}, total`, rows.find(r => r.student === inCell(student)).total, String(sum))
}
const similar = parse(read(results, 'similarity.csv'), { columns: true, record_delimiter: '\r\n' })
expect('the columns of similarity.csv', Object.keys(similar[0]), ['part', 'students', 'who', 'state', 'mistake', 'body'])
end()
