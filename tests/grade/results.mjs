// usage: node results.mjs RESULTS     each results.json against the form that Gradescope documents, key by key
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { read, folders, expect, end } from './harness.mjs'
const visibilities = ['hidden', 'after_due_date', 'after_published', 'visible']
const formats = ['text', 'html', 'simple_format', 'md', 'ansi']
const number = v => typeof v === 'number' && Number.isFinite(v)
const text = v => typeof v === 'string'
const oneOf = list => v => list.includes(v)
const top = {
  score: number, execution_time: number, output: text, output_format: oneOf(formats), test_output_format: oneOf(formats),
  test_name_format: oneOf(formats), visibility: oneOf(visibilities), stdout_visibility: oneOf(visibilities),
  extra_data: v => typeof v === 'object', tests: Array.isArray, leaderboard: Array.isArray
}
const test = {
  score: number, max_score: number, status: oneOf(['passed', 'failed']), name: text, name_format: oneOf(formats), number: text,
  output: text, output_format: oneOf(formats), tags: Array.isArray, visibility: oneOf(visibilities), extra_data: v => typeof v === 'object'
}
const fits = (what, object, form) => {
  for (const [key, value] of Object.entries(object)) expect(`${what}, ${key}`, form[key] ? form[key](value) : 'is not documented', true)
}
let seen = 0
for (const folder of folders(process.argv[2])) {
  const file = join(folder, 'results.json')
  expect(`${file} is there`, existsSync(file), true)
  const results = JSON.parse(read(file))
  fits(file, results, top)
  results.tests.forEach(t => fits(`${file}, ${t.name}`, t, test))
  expect(`${file}: one test a part`, results.tests.length, 17)
  expect(`${file}: the sum`, results.tests.reduce((n, t) => n + t.score, 0), results.score)
  expect(`${file}: the most`, results.tests.reduce((n, t) => n + t.max_score, 0), 100)
  seen++
}
expect('there are results', seen > 0, true)
end()
