import type { HandoverView } from '@baton/client'
import type { HandoverEntry } from '@baton/contract'
import { amara, tom } from '../messaging/ward.fixture.ts'
import { alun, gwen, task, wardSeven } from '../tasks/tasks.fixture.ts'

/** Amara hands Ward 7 over to Tom: Gwen is sick, Alun stable. */
export function entry(patientId: string, change: Partial<HandoverEntry> = {}): HandoverEntry {
  return {
    patientId,
    illness: 'stable',
    problem: '',
    news2: null,
    trend: null,
    escalation: '',
    ifThen: '',
    awaited: '',
    family: '',
    notedAt: null,
    notedBy: null,
    taskIds: [],
    answer: null,
    reason: null,
    ...change,
  }
}

export const sick = entry(gwen.id, {
  illness: 'sick',
  problem: 'Pneumonia, on oxygen',
  news2: 6,
  trend: 'worse',
  ifThen: 'If saturations fall below 90 %, call outreach',
  notedAt: '2026-11-26T06:40:00.000Z',
  notedBy: tom.id,
  taskIds: [task('1').id],
})

export function view(change: Partial<HandoverView['handover']> = {}): HandoverView {
  return {
    handover: {
      id: '01980000-0000-7000-a000-0000000000d1',
      wardId: wardSeven,
      fromPersonId: amara.id,
      toPersonId: tom.id,
      state: 'offered',
      entries: [sick, entry(alun.id)],
      leftOutIds: [],
      taskIds: [],
      staffing: 'One short',
      preparedAt: '2026-11-26T13:30:00.000Z',
      offeredAt: '2026-11-26T14:00:00.000Z',
      answeredAt: null,
      reason: null,
      version: 3,
      ...change,
    },
    patients: [gwen, alun],
    tasks: [task('1', { status: 'accepted', ownerId: amara.id })],
    problems: [],
    candidateIds: [tom.id],
    position: 1,
  }
}
