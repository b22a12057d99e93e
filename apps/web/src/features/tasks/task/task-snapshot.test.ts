import type { TaskView } from '@baton/client'
import type { TaskStep } from '@baton/contract'
import { expect, test } from 'vitest'
import { amara, tom } from '../../messaging/ward.fixture.ts'
import { consultant, registrar } from '../../urgent/urgent.fixture.ts'
import { gwen, names, now, places, sbar, task, viewer } from '../tasks.fixture.ts'
import { correctedOf, detailsOf, outcomeOf, stepsOf } from './task-snapshot.ts'

const around = { viewer: viewer(), naming: names, places, now }
const step = (number: number, change: Partial<TaskStep>): TaskStep => ({
  number,
  at: '2026-11-26T14:00:00.000Z',
  by: amara.id,
  act: 'requested',
  words: null,
  before: null,
  to: null,
  files: [],
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
  expect(stepsOf({ ...view(), steps }, around).map(({ name, did, when }) => [name, did, when])).toEqual([
    ['You', 'asked for it of Medical registrar on call', '14:00'],
    ['Dr Tom Reilly', 'passed it on to Medical consultant on call', '14:00'],
    ['Baton', 'said', 'Yesterday, 09:30'],
  ])
})

test('a corrected SBAR says who corrected it, when, and what the corrected parts said before', () => {
  const first = { ...sbar, news2: null, assessment: 'Right-sided crackles' }
  const second = { ...first, assessment: '' }
  const steps = [
    step(1, {}),
    step(2, { act: 'corrected', before: first }),
    step(3, { act: 'corrected', before: second, at: '2026-11-26T14:04:00.000Z' }),
  ]
  const unwell = {
    task: task('1', { sbar: { ...sbar, assessment: 'Left-sided crackles', news2: 6 } }),
    steps,
  }
  const shown = stepsOf(unwell, around)
  expect(shown.map(({ before }) => before)).toEqual([
    [],
    [{ term: 'Assessment', words: 'Right-sided crackles' }],
    [
      { term: 'NEWS2', words: 'Nothing' },
      { term: 'Assessment', words: 'Nothing' },
    ],
  ])
  expect(correctedOf(shown)).toMatch(/^Corrected by you at 14:04\./)
  expect(correctedOf(shown.slice(0, 1))).toBeNull()
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
