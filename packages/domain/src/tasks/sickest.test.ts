import type { SaidInHandover, Task } from '@baton/contract'
import { expect, test } from 'vitest'
import { sickest } from './sickest.ts'

const [iris, owen, una] = ['iris', 'owen', 'una'] as const
const blank = {
  patient: '',
  place: '',
  situation: 'Breathless',
  background: '',
  assessment: '',
  recommendation: '',
}

/** The review of an unwell patient, or something plain. */
function task(id: string, news2: number | null, change: Partial<Task> = {}): Task {
  return {
    id,
    type: 'unwell-review',
    reason: 'Unwell',
    sbar: { ...blank, news2 },
    status: 'requested',
    priority: 'routine',
    within: '4-h',
    dueAt: '2026-03-02T12:00:00.000Z',
    patientId: iris,
    placeId: null,
    skill: null,
    remote: false,
    requestedBy: 'nurse',
    asRoleId: null,
    requestedAt: '2026-03-02T08:00:00.000Z',
    requestedFor: { kind: 'role', id: 'doctor' },
    ownerId: null,
    nudgedId: null,
    acceptedAt: null,
    startedAt: null,
    hold: null,
    checklist: [],
    outcome: null,
    endedAt: null,
    endedBy: null,
    reviewedAt: null,
    escalation: 'none',
    message: null,
    comments: 0,
    version: 1,
    ...change,
  }
}

function said(illness: SaidInHandover['illness'], news2: number | null, at: string): SaidInHandover {
  return {
    patientId: iris,
    illness,
    problem: '',
    news2,
    trend: null,
    escalation: '',
    ifThen: '',
    awaited: '',
    family: '',
    notedAt: at,
    notedBy: 'nurse',
    handoverId: 'handover',
    wardId: 'ward',
    fromPersonId: 'nurse',
    toPersonId: 'night',
    at: '2026-03-02T07:30:00.000Z',
  }
}

const before = '2026-03-02T07:00:00.000Z'
const after = '2026-03-02T09:00:00.000Z'

test('TSK33: who is called sick, or has an open task with NEWS2 of 5 or more, is among the sickest; nobody else is', () => {
  const found = sickest([
    { patientId: iris, tasks: [task('1', 5)], said: null },
    { patientId: owen, tasks: [task('2', 4)], said: said('watch', 9, before) },
    { patientId: una, tasks: [], said: said('sick', null, before) },
  ])
  expect(found.map(({ patientId, news2, taskIds }) => [patientId, news2, taskIds])).toEqual([
    [iris, 5, ['1']],
    [una, null, []],
  ])
})

test('TSK33: an emergency stands before a higher total that is none, then the total, then whom a handover calls sick', () => {
  const found = sickest([
    { patientId: una, tasks: [task('1', 6)], said: null },
    { patientId: owen, tasks: [], said: said('sick', 12, before) },
    { patientId: iris, tasks: [task('2', 7)], said: null },
    { patientId: 'kit', tasks: [task('3', 6)], said: said('sick', 3, before) },
  ])
  expect(found.map(({ patientId }) => patientId)).toEqual([iris, owen, 'kit', una])
})

test('TSK33: of two totals the one that somebody gave last is shown, also where it is the lower', () => {
  const lying = (at: string) => ({ patientId: iris, tasks: [task('1', 8)], said: said('sick', 3, at) })
  expect(sickest([lying(before)])).toMatchObject([{ news2: 8, news2At: '2026-03-02T08:00:00.000Z' }])
  expect(sickest([lying(after)])).toMatchObject([{ news2: 3, news2At: after, taskIds: ['1'] }])
})
