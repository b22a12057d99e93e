import type { HistoryEntry, Message, SaidInHandover } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { amara, message, tom } from '../../messaging/ward.fixture.ts'
import { task as taskOf } from '../../tasks/tasks.fixture.ts'
import { tawWard } from '../patients.fixture.ts'
import { type TimelineState, timelineFilters, timelineSnapshot } from './timeline-snapshot.ts'

const patientId = 'iris'
const now = new Date('2026-11-22T16:00:00.000Z')
const entered: HistoryEntry = {
  recordId: patientId,
  version: 1,
  at: '2026-11-21T09:00:00.000Z',
  by: null,
  changes: [{ kind: 'entered' }, { kind: 'placed', state: 'admitted', wardId: tawWard, bed: 'A3' }],
}
const corrected: HistoryEntry = {
  recordId: patientId,
  version: 2,
  at: '2026-11-22T09:30:00.000Z',
  by: amara.id,
  changes: [{ kind: 'corrected', fields: ['birthDate', 'nhsNumber'] }],
}
const said: Message = { ...message(1, tom), sentAt: '2026-11-22T11:00:00.000Z', body: 'See **her**' }
const task = taskOf('1', {
  type: 'bloods',
  reason: 'Potassium again',
  requestedBy: amara.id,
  requestedAt: '2026-11-22T10:00:00.000Z',
  ownerId: tom.id,
  acceptedAt: '2026-11-22T10:05:00.000Z',
  status: 'completed',
  endedAt: '2026-11-22T12:00:00.000Z',
  endedBy: tom.id,
  outcome: 'Taken, 4.9',
})

const handedOver: SaidInHandover = {
  patientId,
  handoverId: 'h1',
  wardId: tawWard,
  fromPersonId: amara.id,
  toPersonId: tom.id,
  at: '2026-11-21T20:10:00.000Z',
  illness: 'watch',
  problem: 'Hyperkalaemia',
  news2: 5,
  trend: 'worse',
  escalation: '',
  ifThen: 'If over 6.5, then ring the registrar',
  awaited: '',
  family: '',
  notedAt: '2026-11-21T19:50:00.000Z',
  notedBy: amara.id,
}

function state(change: Partial<TimelineState> = {}): TimelineState {
  return {
    patientId,
    history: [corrected, entered],
    tasks: [task],
    handovers: [handedOver],
    messages: [said],
    personName: (id) => (id === tom.id ? 'Dr Tom Reilly' : 'Amara Okafor'),
    wardName: () => 'Taw Ward',
    plain: (body) => body.replaceAll('*', ''),
    now,
    ...change,
  }
}

describe('the timeline of a patient', () => {
  it('says what happened, who did it and when, newest first, by day', () => {
    const { days } = timelineSnapshot(state(), 'all')
    expect(days.map(({ day }) => day)).toEqual(['Today', 'Yesterday'])
    expect(days.flatMap(({ entries }) => entries.map(({ clock, what, who }) => [clock, what, who]))).toEqual([
      ['12:00', 'Done: bloods', 'Dr Tom Reilly'],
      ['11:00', 'Message', 'Dr Tom Reilly'],
      ['10:05', 'Accepted: bloods', 'Dr Tom Reilly'],
      ['10:00', 'Asked for: bloods', 'Amara Okafor'],
      ['09:30', 'Corrected: birth date, NHS number', 'Amara Okafor'],
      ['20:10', 'Handed over on Taw Ward: watch', 'Amara Okafor to Dr Tom Reilly'],
      ['09:00', 'Entered. Moved to Taw Ward, bed A3', 'The hospital’s own system'],
    ])
  })

  it('shows the first words of a message and what came of a task, and leads there', () => {
    const entries = timelineSnapshot(state(), 'all').days.flatMap((day) => day.entries)
    expect(entries[0]).toMatchObject({ words: 'Taken, 4.9', link: { to: 'task', taskId: task.id } })
    expect(entries[1]).toMatchObject({ words: 'See her', link: { to: 'message', number: 1 } })
  })

  it('says what a handover said of this patient, part by part', () => {
    const [entry] = timelineSnapshot(state(), 'handovers').days[0]?.entries ?? []
    expect(entry?.words?.split('\n')).toEqual([
      'NEWS2 5, getting worse. Observe at least hourly. Urgent review.',
      'Problem: Hyperkalaemia',
      'If … then …: If over 6.5, then ring the registrar',
    ])
    const blank = { ...handedOver, problem: '', news2: null, trend: null, ifThen: '' }
    const [silent] = timelineSnapshot(state({ handovers: [blank] }), 'handovers').days[0]?.entries ?? []
    expect(silent?.words).toBeNull()
  })

  it('is narrowed by what happened, and says how much there is of each', () => {
    const kinds = timelineFilters.map((filter) => {
      const { days, counts } = timelineSnapshot(state(), filter)
      const count = days.reduce((sum, { entries }) => sum + entries.length, 0)
      expect(count).toBe(counts[filter])
      return count
    })
    expect(kinds).toEqual([7, 2, 3, 1, 1])
  })

  it('says what is of a record that was merged into this one', () => {
    const other = { ...entered, recordId: 'other' }
    const merged: HistoryEntry = {
      ...corrected,
      recordId: 'other',
      changes: [{ kind: 'merged', intoId: patientId }],
    }
    const { days } = timelineSnapshot(state({ history: [merged, other] }), 'record')
    const entries = days.flatMap((day) => day.entries)
    expect(entries.map(({ what }) => what)).toEqual([
      'Merged into another record',
      'Entered. Moved to Taw Ward, bed A3',
    ])
    expect(entries.every(({ words }) => words?.startsWith('Of another record'))).toBe(true)
  })

  it('shows nothing of what a withdrawn message said', () => {
    const withdrawn = { ...said, body: null, withdrawnAt: now.toISOString() }
    const [entry] = timelineSnapshot(state({ messages: [withdrawn] }), 'messages').days[0]?.entries ?? []
    expect(entry).toMatchObject({ what: 'Message withdrawn', words: null })
  })
})
