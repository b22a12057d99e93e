import { expect, test } from 'vitest'
import { checkFeed, type FeedHistory, type OnWard } from './check-feed.ts'

const iris: OnWard = {
  ward: 'W1',
  number: 'F1',
  nhsNumber: null,
  family: 'Marsh',
  given: 'Iris',
  bed: 'B1',
  state: 'admitted',
  admittedAt: null,
  allergies: [],
}
const good: FeedHistory = {
  truth: [iris],
  shown: [iris],
  answered: [
    { controlId: 'M1', problem: '', code: 'AA' },
    { controlId: 'M2', problem: 'bad-date', code: 'AA' },
    { controlId: '', problem: 'not-hl7', code: 'AR' },
  ],
  waiting: [
    { controlId: 'M2', problem: 'bad-date' },
    { controlId: '', problem: 'not-hl7' },
  ],
  counts: { received: 4, used: 1, known: 1, waiting: 2 },
}
const kinds = (more: Partial<FeedHistory>) => checkFeed({ ...good, ...more }).map(({ kind }) => kind)

test('a feed that went well has no anomaly', () => {
  expect(kinds({})).toEqual([])
})

test('whoever is missing, stands on two lists, is not there, or is shown otherwise is found', () => {
  expect(kinds({ shown: [] })).toEqual(['missing'])
  expect(kinds({ shown: [iris, { ...iris, ward: 'W2' }] })).toEqual(['ghost'])
  expect(kinds({ truth: [], shown: [iris] })).toEqual(['ghost'])
  expect(kinds({ shown: [{ ...iris, bed: 'B2', allergies: ['Latex'] }] })).toEqual(['wrong', 'wrong'])
})

test('a bad message that does not wait, waits for another reason or twice, and a good one that waits, are found', () => {
  const [first, second] = good.waiting
  if (first === undefined || second === undefined) throw new Error('two wait')
  const counts = { received: 3, used: 1, known: 1, waiting: 1 }
  expect(kinds({ waiting: [first], counts })).toEqual(['not queued'])
  expect(kinds({ waiting: [{ ...first, problem: 'failed' }, second] })).toEqual(['not queued', 'queued'])
  expect(
    kinds({ waiting: [first, first, second], counts: { ...good.counts, received: 5, waiting: 3 } }),
  ).toEqual(['queued'])
})

test('a wrong answer, and counts that do not add up, are found', () => {
  const [first, ...rest] = good.answered
  if (first === undefined) throw new Error('three were answered')
  expect(kinds({ answered: [{ ...first, code: 'AR' }, ...rest] })).toEqual(['answer'])
  expect(kinds({ answered: [{ ...first, code: 'astray' }, ...rest] })).toEqual(['answer'])
  expect(kinds({ counts: { ...good.counts, used: 2, received: 5 } })).toEqual(['count'])
  expect(kinds({ counts: { ...good.counts, received: 9 } })).toEqual(['count'])
})
