import type { api, Delivered, OutputOf, Patient, PatientList, patientPersonEvents } from '@baton/contract'
import { already, type Effects, isOn, type Replayed, replay, type Viewer } from '../messaging/replay.ts'
import { byBed } from './ward-order.ts'

type Own = keyof typeof patientPersonEvents

/** A ward's list as it was opened, with which ward it is of. */
export type OpenWard = OutputOf<typeof api.patients.listWard> & { readonly wardId: string }
/** A list that I see. */
export type OpenList = OutputOf<typeof api.patients.openList>
/** The lists that I see. */
export type Lists = OutputOf<typeof api.patients.listLists>
/** One patient as it was opened; why I may see them is asked again and never replayed. */
export interface OpenPatient {
  readonly patient: Patient
  readonly position: number
}

/** A ward's list after an event of the viewer's own stream (RT13); other streams change nothing. */
export function applyToWard(ward: OpenWard, delivered: Delivered, viewer: Viewer): Replayed<OpenWard> {
  return isOn('person', delivered) ? replay(onWard, ward, delivered, viewer) : already
}

/** A list after an event; `ended` when it is removed or mine no more. */
export function applyToList(open: OpenList, delivered: Delivered, viewer: Viewer): Replayed<OpenList> {
  return isOn('person', delivered) ? replay(onList, open, delivered, viewer) : already
}

/** The lists that I see after an event. */
export function applyToLists(lists: Lists, delivered: Delivered, viewer: Viewer): Replayed<Lists> {
  return isOn('person', delivered) ? replay(onLists, lists, delivered, viewer) : already
}

/** A patient after an event; `ended` when I may see them no more. */
export function applyToPatient(
  open: OpenPatient,
  delivered: Delivered,
  viewer: Viewer,
): Replayed<OpenPatient> {
  return isOn('person', delivered) ? replay(onPatient, open, delivered, viewer) : already
}

/** Which of two lists stands first: by name. */
export function byListName(a: { name: string; id: string }, b: { name: string; id: string }): number {
  return a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1)
}

const onWard: Effects<'person', OpenWard, Own> = {
  'patient.changed': (ward, { patient }) => {
    const others = ward.patients.filter(({ id }) => id !== patient.id)
    const here = patient.wardId === ward.wardId ? [...others, patient] : others
    return { ...ward, patients: here.sort(byBed) }
  },
  'patient.closed': (ward, { patientId }) => ({
    ...ward,
    patients: ward.patients.filter(({ id }) => id !== patientId),
  }),
  'list.changed': (ward) => ward,
  'list.closed': (ward) => ward,
}

const onList: Effects<'person', OpenList, Own> = {
  // A merged record is told of by the list itself, which knows who stands in its place.
  'patient.changed': (open, { patient }) => ({
    ...open,
    list: changeEntries(open.list, (entry) =>
      entry.patient.id === patient.id && patient.mergedIntoId === null ? { ...entry, patient } : entry,
    ),
  }),
  'patient.closed': (open, { patientId }) => ({
    ...open,
    list: { ...open.list, entries: open.list.entries.filter(({ patient }) => patient.id !== patientId) },
  }),
  'list.changed': (open, { list }) => (list.id === open.list.id ? { ...open, list } : open),
  'list.closed': (open, { listId }) => (listId === open.list.id ? null : open),
}

const onLists: Effects<'person', Lists, Own> = {
  'patient.changed': (lists) => lists,
  'patient.closed': (lists) => lists,
  'list.changed': (lists, { list: { entries, ...list } }) => ({
    ...lists,
    lists: [...lists.lists.filter(({ id }) => id !== list.id), { ...list, count: entries.length }].sort(
      byListName,
    ),
  }),
  'list.closed': (lists, { listId }) => ({ ...lists, lists: lists.lists.filter(({ id }) => id !== listId) }),
}

const onPatient: Effects<'person', OpenPatient, Own> = {
  'patient.changed': (open, { patient }) => (patient.id === open.patient.id ? { ...open, patient } : open),
  'patient.closed': (open, { patientId }) => (patientId === open.patient.id ? null : open),
  'list.changed': (open) => open,
  'list.closed': (open) => open,
}

function changeEntries(
  list: PatientList,
  change: (entry: PatientList['entries'][number]) => PatientList['entries'][number],
): PatientList {
  return { ...list, entries: list.entries.map(change) }
}
