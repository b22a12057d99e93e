import { expect, it } from 'vitest'
import { relationSentence } from './relation-words.ts'

it('why I may see a patient is said in one sentence', () => {
  expect(relationSentence(['ward'], null)).toBe('You see this patient because you are on duty on their ward.')
  expect(relationSentence(['ward', 'list', 'entered'], null)).toBe(
    'You see this patient because you are on duty on their ward, they are on a list that you see and you entered them.',
  )
})

it('a reason that was given says until when it holds, and that it is reviewed', () => {
  expect(relationSentence(['break-glass'], '2026-11-22T10:30:00.000Z')).toBe(
    'You see this patient until 10:30 because you gave a reason. It is recorded and reviewed.',
  )
})
