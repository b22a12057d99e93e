import type { TaskView } from '@baton/client'
import type { TaskStep } from '@baton/contract'
import { expect, test } from 'vitest'
import { amara, tom } from '../../messaging/ward.fixture.ts'
import { consultant, registrar } from '../../urgent/urgent.fixture.ts'
import { gwen, names, now, places, task, viewer } from '../tasks.fixture.ts'
import { detailsOf, outcomeOf, stepsOf } from './task-snapshot.ts'

const around = { viewer: viewer(), naming: names, places, now }
const step = (number: number, change: Partial<TaskStep>): TaskStep => ({
  number,
  at: '2026-11-26T14:00:00.000Z',
  by: amara.id,
  act: 'requested',
  words: null,
  to: null,
  ...change,
})
const view = (change: Parameters<typeof task>[1] = {}): TaskView => ({
  task: task('1', change),
  patient: gwen,
  steps: [],
  position: 1,
})

test('the history says who did what, to whom and when', () => {
  const steps = [
    step(1, { to: { kind: 'role', id: registrar.id } }),
    step(2, { act: 'passed-on', by: tom.id, to: { kind: 'role', id: consultant.id }, words: 'In theatre' }),
    step(3, { act: 'commented', by: null, at: '2026-11-25T09:30:00.000Z', words: 'x' }),
  ]
  expect(stepsOf(steps, around).map(({ name, did, when }) => [name, did, when])).toEqual([
    ['You', 'asked for it of Medical registrar on call', '14:00'],
    ['Dr Tom Reilly', 'passed it on to Medical consultant on call', '14:00'],
    ['Baton', 'said', 'Yesterday, 09:30'],
  ])
})

test('what is not so is left out of the details', () => {
  expect(detailsOf(view(), around).map(({ term }) => term)).toEqual(['Asked of', 'How soon', 'Asked at'])
  expect(detailsOf(view({ remote: true, nudgedId: tom.id }), around).map(({ value }) => value)).toContain(
    'Dr Tom Reilly',
  )
})

test('an outcome says whether whoever asked has read it', () => {
  const done = { status: 'completed', outcome: 'K 4.1', endedAt: '2026-11-26T14:01:00.000Z' } as const
  expect(outcomeOf(view(done), around)).toEqual({ words: 'K 4.1', read: 'You have not read it yet' })
  expect(outcomeOf(view({ ...done, reviewedAt: '2026-11-26T14:03:00.000Z' }), around)?.read).toBe(
    'Read by you at 14:03',
  )
  expect(outcomeOf(view(), around)).toBeNull()
})
