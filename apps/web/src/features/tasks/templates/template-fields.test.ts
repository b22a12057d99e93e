import type { TaskTemplate } from '@baton/contract'
import { expect, test } from 'vitest'
import { registrar } from '../../urgent/urgent.fixture.ts'
import { emptyTemplate, fieldsOf, inputOf, mistakesIn, recursWords, withDay } from './template-fields.ts'

const bloods: TaskTemplate = {
  id: 'x',
  name: 'Morning bloods',
  type: 'bloods',
  reason: 'Routine bloods',
  within: '2-h',
  remote: false,
  skill: null,
  checklist: ['FBC', 'U&E'],
  requestedFor: { kind: 'role', id: registrar.id },
  placeId: null,
  recurs: { days: [1, 2, 3, 4, 5], at: '07:30' },
}

test('what is kept comes back as it was', () => {
  const { id: _id, ...details } = bloods
  expect(inputOf(fieldsOf(bloods))).toEqual(details)
})

test('a way of asking needs a name, and one that recurs needs somebody who is asked and a time', () => {
  expect(mistakesIn(emptyTemplate)).toHaveProperty('name')
  expect(Object.keys(mistakesIn({ ...emptyTemplate, name: 'x', days: '1', at: '7' }))).toEqual(['to', 'at'])
  expect(inputOf({ ...emptyTemplate, name: 'x' })).toMatchObject({ reason: 'Bloods', recurs: null })
})

test('a day is pressed in and out again', () => {
  expect(withDay({ days: '1,5' }, '3')).toBe('1,3,5')
  expect(withDay({ days: '1,5' }, '5')).toBe('1')
})

test('when it recurs is said shortly', () => {
  expect(recursWords({ days: [1, 2, 3, 4, 5], at: '07:30' })).toBe('Mon to Fri at 07:30')
  expect(recursWords({ days: [1, 2, 3, 4, 5, 6, 7], at: '07:30' })).toBe('Every day at 07:30')
  expect(recursWords({ days: [7, 6], at: '09:00' })).toBe('Sat, Sun at 09:00')
})
