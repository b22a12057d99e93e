import { expect, test } from 'vitest'
import { sick } from '../handover.fixture.ts'
import { fieldsOf, isChanged, notesIn } from './notes-fields.ts'

test('what was written comes back as it was', () => {
  const { illness, problem, news2, trend, escalation, ifThen, awaited, family } = sick
  const notes = { illness, problem, news2, trend, escalation, ifThen, awaited, family }
  expect(notesIn(fieldsOf(sick))).toEqual(notes)
})

test('a NEWS2 total that is none is not saved', () => {
  expect(notesIn({ ...fieldsOf(sick), news2: '21' })).toBeNull()
  expect(notesIn({ ...fieldsOf(sick), news2: '' })?.news2).toBeNull()
})

test('a space at an end is no change', () => {
  expect(isChanged({ ...fieldsOf(sick), problem: `${sick.problem} ` }, sick)).toBe(false)
  expect(isChanged({ ...fieldsOf(sick), trend: 'better' }, sick)).toBe(true)
})
