import { expect, test } from 'vitest'
import { amara, priya, tom } from '../messaging/ward.fixture.ts'
import { alun, gwen, now } from '../tasks/tasks.fixture.ts'
import { naming } from '../urgent/urgent.fixture.ts'
import { sick, view } from './handover.fixture.ts'
import { candidatesOf, handoverSnapshot, partOf } from './handover-snapshot.ts'

test('a patient stands with what was written, in the order in which it is said, and the tasks that move', () => {
  const { entries, counts } = handoverSnapshot(view(), naming(), now)
  expect(counts).toBe('2 patients: 1 sick')
  expect(entries[0]).toMatchObject({
    patient: { id: gwen.id },
    tasks: [{ status: 'accepted' }],
    news2: 'NEWS2 6, getting worse. Observe at least hourly. Urgent review.',
    notes: [{ term: 'Problem' }, { term: 'If … then …' }],
    isBlank: false,
  })
  expect(entries[1]).toMatchObject({ patient: { id: alun.id }, news2: null, notes: [], isBlank: true })
})

test('each does their part: one prepares, waits, the other answers, and others read', () => {
  expect(partOf(view({ state: 'preparing', toPersonId: null }).handover, amara.id)).toBe('prepares')
  expect(partOf(view().handover, amara.id)).toBe('waits')
  expect(partOf(view().handover, tom.id)).toBe('answers')
  expect(partOf(view().handover, priya.id)).toBe('reads')
  expect(partOf(view({ state: 'accepted' }).handover, tom.id)).toBe('reads')
})

test('who and when is in words', () => {
  const answeredAt = '2026-11-25T20:45:00.000Z'
  const { who, state } = handoverSnapshot(view({ state: 'accepted', answeredAt }), naming(), now)
  expect([who, state]).toEqual(['From you to Dr Tom Reilly', 'Accepted, Yesterday at 20:45'])
})

test('whoever is left out, and whom it can be offered to, is by name', () => {
  const snapshot = handoverSnapshot(view({ leftOutIds: [alun.id], entries: [] }), naming(), now)
  expect(snapshot.leftOut.map(({ family }) => family)).toEqual(['Evans'])
  expect(candidatesOf(view(), naming())).toEqual([{ id: tom.id, name: 'Dr Tom Reilly' }])
})

test('HND15: what was written says when and by whom, and in words that it is older than this shift', () => {
  const [written, blank] = handoverSnapshot(view(), naming(), now).entries
  expect(written).toMatchObject({ written: 'Written 06:40 by Dr Tom Reilly', age: null })
  expect(blank).toMatchObject({ written: null, age: null })
  const before = { ...sick, notedAt: '2026-11-25T19:10:00.000Z', notedBy: amara.id }
  const carried = view({ entries: [before] })
  expect(handoverSnapshot(carried, naming(), now).entries[0]).toMatchObject({
    written: 'Written yesterday at 19:10 by you',
    age: 'Older than this shift',
  })
  const record = view({ state: 'accepted', answeredAt: '2026-11-25T20:45:00.000Z', entries: [before] })
  expect(handoverSnapshot(record, naming(), now).entries[0]).toMatchObject({ age: null })
})
