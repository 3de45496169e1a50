// What the readers of the grader's reports share. Run from the folder of nn2.nw; the packages are in build/browser.
import { createRequire } from 'node:module'
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'

const need = createRequire(join(process.cwd(), 'build/browser/'))
export const fromNpm = name => need(name)
export const read = (...path) => readFileSync(join(...path), 'utf8')
export const folders = results => readdirSync(join(results, 'students')).map(name => join(results, 'students', name))
  .filter(folder => existsSync(join(folder, 'result.tsv')))

// The truth: student, part, state, points, mistake; what is escaped in a name is put back.
const plain = text => text.replace(/\\(.)/g, (_, c) => ({ n: '\n', t: '\t', r: '\r' })[c] ?? c)
export const truthOf = file => read(file).split('\n').filter(Boolean).map(line => line.split('\t'))
  .map(([student, part, state, points]) => ({ student: plain(student), part, state, points: +points }))

let wrong = 0
export const expect = (what, is, should) => {
  if (JSON.stringify(is) === JSON.stringify(should)) return
  wrong++
  console.log(`${what}: ${JSON.stringify(is)}, and not ${JSON.stringify(should)}`)
}
export const end = () => process.exit(wrong ? 1 : 0)
