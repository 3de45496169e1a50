// usage: node junit.mjs RESULTS TRUTH     junit.xml, read by a parser that others wrote
import { fromNpm, read, truthOf, expect, end } from './harness.mjs'
const { parse } = fromNpm('junit2json')
const [results, truthFile] = process.argv.slice(2)
const truth = truthOf(truthFile)
const report = await parse(read(results, 'junit.xml'))
const suites = [].concat(report.testsuite)
const shown = name => name.replace(/[\t\n]/g, ' ')
expect('one suite a submission', suites.map(s => shown(s.name)).sort(),
  truth.filter(t => t.part === 'z1').map(t => shown(t.student)).sort())
for (const suite of suites) {
  expect(`${suite.name}: tests`, [suite.tests, suite.testcase.length], [17, 17])
  expect(`${suite.name}: failures`, suite.testcase.filter(c => c.failure).length, suite.failures)
  expect(`${suite.name}: skipped`, suite.testcase.filter(c => 'skipped' in c).length, suite.skipped)
  expect(`${suite.name}: errors`, suite.testcase.filter(c => c.error).length, suite.errors)
  for (const c of suite.testcase) {
    const { state, points } = truth.find(t => shown(t.student) === shown(suite.name) && t.part === c.name)
    expect(`${suite.name}, ${c.name}`, c.failure ? 'failed' : 'skipped' in c ? 'skipped' : 'right',
      state === 'right' || points > 0 ? 'right' : state === 'not attempted' ? 'skipped' : 'failed')
  }
}
end()
