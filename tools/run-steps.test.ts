import { expect, test } from 'vitest'
import { runSteps } from './run-steps.ts'

const shell = (name: string, words: string) => ({ name, command: 'sh', arguments: ['-c', words] })

test('every step runs, although one fails, and the failed ones are named with what they said', async () => {
  const { failed, outputs } = await runSteps([
    shell('first', 'echo one; exit 2'),
    shell('second', 'echo two'),
  ])
  expect(failed).toEqual(['first'])
  expect([...outputs]).toEqual([
    ['first', 'one\n'],
    ['second', 'two\n'],
  ])
})

test('a step ends with its process, although one that it left behind holds its output open', async () => {
  const { failed, outputs } = await runSteps([shell('leaves', 'sleep 300 & echo $!; exit 1')])
  expect(failed).toEqual(['leaves'])
  const left = Number(outputs.get('leaves'))
  // Still there: the step did not wait for it.
  expect(process.kill(left, 'SIGKILL')).toBe(true)
})
