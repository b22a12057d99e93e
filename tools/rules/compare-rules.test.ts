import { expect, test } from 'vitest'
import { compareRules } from './compare-rules.ts'

const document = { path: 'docs/rules/x.md', text: '- **MSG1** A thing is so.\n- **MSG2** Another.\n' }

test('rules that tests name, alone or together, agree', () => {
  const tests = [
    { path: 'x.test.ts', text: "test('MSG1: a nurse …', () => {})\ntest.each([1])('MSG2, MSG1: so', f)" },
  ]
  expect(compareRules([document], tests)).toEqual([])
})

test('a rule without a test, a test without a rule, and a rule stated twice are each told', () => {
  const tests = [{ path: 'x.test.ts', text: "test('MSG1: a', f)\nit('MSG9: b', f)" }]
  expect(compareRules([document, { path: 'y.md', text: '- **MSG1** Again.\n' }], tests)).toEqual([
    'MSG1 is stated in docs/rules/x.md and again in y.md',
    'MSG2 (docs/rules/x.md) is named by no test',
    'x.test.ts names MSG9, which no document states',
  ])
})
