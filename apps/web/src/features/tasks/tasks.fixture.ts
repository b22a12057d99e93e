import type { Patient, Sbar, Task } from '@baton/contract'
import type { Places } from '../../app/session/places.ts'
import { amara, priya, tom } from '../messaging/ward.fixture.ts'
import { naming, registrar } from '../urgent/urgent.fixture.ts'
import type { TaskViewer } from './acts.ts'

/** Amara, a nurse on Ward 7, has asked the medical registrar, who is Tom; Priya works from home. */
const idOf = (tail: string) => `01980000-0000-7000-a000-${tail.padStart(12, '0')}`

export const now = new Date('2026-11-26T14:05:00.000Z')
export const siteId = idOf('51')
export const wardSeven = idOf('a7')
export const wardNine = idOf('a9')
export const bay = idOf('a71')

export const places: Places = {
  sites: new Map([[siteId, { id: siteId, name: 'Royal Estuary', kind: 'hospital' }]]),
  places: new Map(
    [
      { id: wardSeven, siteId, parentId: null, kind: 'ward' as const, name: 'Ward 7' },
      { id: wardNine, siteId, parentId: null, kind: 'ward' as const, name: 'Ward 9' },
      { id: bay, siteId, parentId: wardSeven, kind: 'bay' as const, name: 'Bay 2' },
    ].map((place) => [place.id, place]),
  ),
}

export const gwen = patient('b1', 'Pritchard', 'Gwen', wardSeven, 'Bay 2, bed 4')
export const alun = patient('b2', 'Evans', 'Alun', wardNine, 'Bed 11')

/** Somebody who looks: Amara unless said otherwise, on duty, holding nothing. */
export function viewer(change: Partial<TaskViewer> = {}): TaskViewer {
  return {
    id: amara.id,
    roleIds: new Set(),
    teamIds: new Set(),
    isOnDuty: true,
    coordinates: false,
    ...change,
  }
}

/** Tom, who holds the registrar's role. */
export const asTom = viewer({ id: tom.id, roleIds: new Set([registrar.id]) })
export const asPriya = viewer({ id: priya.id })
export const names = naming(amara.id)

export const sbar: Sbar = {
  patient: '',
  place: '',
  situation: 'Breathless since noon',
  background: '',
  assessment: 'Right-sided crackles',
  recommendation: 'Please come',
  news2: 6,
}

export function task(tail: string, change: Partial<Task> = {}): Task {
  return {
    id: idOf(tail),
    type: 'bloods',
    reason: 'Repeat U&E',
    sbar: null,
    status: 'requested',
    priority: 'routine',
    within: '4-h',
    dueAt: '2026-11-26T16:05:00.000Z',
    patientId: gwen.id,
    placeId: null,
    skill: null,
    remote: false,
    requestedBy: amara.id,
    asRoleId: null,
    requestedAt: '2026-11-26T14:00:00.000Z',
    requestedFor: { kind: 'role', id: registrar.id },
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

export function patient(
  tail: string,
  family: string,
  given: string,
  wardId: string | null,
  bed: string | null,
): Patient {
  return {
    id: idOf(tail),
    family,
    given,
    birthDate: '1948-07-05',
    sex: 'female',
    nhsNumber: '9990000018',
    hospitalNumber: 'RE1048',
    consultant: 'Dr Priya Shah',
    alerts: [{ kind: 'allergy', words: 'Penicillin' }],
    state: 'admitted',
    wardId,
    bed,
    admittedAt: '2026-11-24T10:00:00.000Z',
    dischargedAt: null,
    mergedIntoId: null,
    source: 'entered',
    version: 1,
  }
}
