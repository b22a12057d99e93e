import { api, type Handover, type HandoverProblem, type Patient, type Task } from '@baton/contract'
import { isOpen } from '@baton/domain/tasks/handover/next-state'
import { preflight } from '@baton/domain/tasks/handover/preflight'
import { isOpenTask } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import type { Handler, Reading } from '../../../../platform/operations/handler.ts'
import { positionOf } from '../../../../platform/streams/store.ts'
import { holdTasks, present } from '../../held.ts'
import { handleLook } from '../../look.ts'
import type { TaskParts } from '../../parts.ts'
import { within } from '../../places.ts'
import { readOpenAt, readOpenOfPerson } from '../../store/boards.ts'
import { readTasks } from '../../store/tasks.ts'
import { candidatesFor } from '../candidates-for.ts'
import { type HeldHandover, holdHandovers, presentHandover } from '../held.ts'
import { relationshipsOf } from '../relationships.ts'
import { follow, lyingOn } from '../steps/follow.ts'
import { readHandovers } from '../store/handovers.ts'
import { readHearers } from '../store/hearers.ts'

/** A handover with its patients and tasks; while it is prepared, as the ward is now (HND2), with its pre-flight (HND3). */
export function openHandover(parts: TaskParts): Handler {
  return handleLook(api.tasks.openHandover, parts, async (reading, { handoverId }) => {
    const { transaction, viewer, saw } = reading
    const { personId } = viewer
    saw('handover', [handoverId])
    const [row] = await readHandovers(transaction, [handoverId])
    if (row === undefined) return refuse('not-found')
    const hearers = (await readHearers(transaction, [handoverId])).get(handoverId)
    const relationships = relationshipsOf(row, personId, hearers)
    const worksThere = row.state === 'accepted' && (await isOnWard(reading, parts, row.wardId))
    if (relationships.length === 0 && !worksThere) return refuse('not-found')
    const [stored] = await holdHandovers(transaction, parts.vault, [row])
    if (stored === undefined) return refuse('not-found')
    const held = row.state === 'preparing' ? await follow(transaction, parts, stored) : stored
    const handover = presentHandover(held)
    const takesPart = relationships.some((one) => one === 'author' || one === 'paged')
    const checked = takesPart && isOpen(row) ? await check(reading, parts, stored) : nothingToCheck
    const patients = await patientsOf(reading, parts, handover)
    saw(
      'patient',
      patients.map(({ id }) => id),
    )
    return answer({
      handover,
      patients,
      tasks: await tasksOf(reading, parts, handover),
      ...checked,
      position: await positionOf(transaction, personId),
    })
  })
}

const nothingToCheck = { problems: [], candidateIds: [] }

async function isOnWard(
  { transaction, viewer }: Reading,
  { patients }: TaskParts,
  wardId: string,
): Promise<boolean> {
  const open = await patients.wardsOpenTo(transaction, viewer.personId, [wardId])
  return open.has(wardId)
}

/** Whom it is about, and who is left out; a record that was merged since is there under both ids. */
async function patientsOf(
  { transaction }: Reading,
  { patients, vault }: TaskParts,
  { entries, leftOutIds }: Handover,
): Promise<Patient[]> {
  const ids = [...entries.map(({ patientId }) => patientId), ...leftOutIds]
  const found = await patients.patientsByIds(transaction, vault, ids)
  return ids.flatMap((id) => {
    const patient = found.get(id)
    if (patient === undefined) return []
    return patient.id === id ? patient : { ...patient, id, mergedIntoId: patient.id }
  })
}

async function tasksOf(
  { transaction }: Reading,
  parts: TaskParts,
  { entries, taskIds }: Handover,
): Promise<Task[]> {
  const ids = [...entries.flatMap((entry) => entry.taskIds), ...taskIds]
  const held = await holdTasks(transaction, parts, await readTasks(transaction, ids))
  const order = new Map(ids.map((id, place) => [id, place]))
  return held.map(present).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
}

/** What cannot be handed over now, and who could take it. */
async function check(
  reading: Reading,
  parts: TaskParts,
  { row }: HeldHandover,
): Promise<{ problems: HandoverProblem[]; candidateIds: string[] }> {
  const { transaction } = reading
  const { fromPersonId, toPersonId, wardId } = row
  const [lying, places, candidateIds, roles, held] = await Promise.all([
    lyingOn(transaction, parts, wardId),
    parts.people.allPlaces(transaction),
    candidatesFor(transaction, parts, row),
    parts.duty.everyRole(transaction),
    parts.ladders.heldBy(transaction, fromPersonId),
  ])
  const here = new Set(lying.map(({ id }) => id))
  const rows = await readOpenAt(transaction, { patientIds: [...here], placeIds: within(places, wardId) })
  const tasks = (await holdTasks(transaction, parts, rows)).map(present)
  const duties = toPersonId === null ? null : await parts.duty.dutiesOf(transaction, [toPersonId])
  const problems = preflight({
    fromPersonId,
    toIsOnDuty: duties === null ? null : duties.get(toPersonId ?? '')?.state === 'on',
    roleIds: roles
      .filter(({ holders }) => holders.some(({ personId }) => personId === fromPersonId))
      .map(({ id }) => id),
    tasks,
    otherUrgent: held - (await urgentTasksOf(reading, fromPersonId)),
    goneIds: row.entries.map(({ patientId }) => patientId).filter((id) => !here.has(id)),
    candidateIds,
  })
  return { problems, candidateIds }
}

/** Of what holds somebody on duty, so many are tasks, which can be handed over. */
async function urgentTasksOf({ transaction }: Reading, personId: string): Promise<number> {
  const rows = await readOpenOfPerson(transaction, personId)
  return rows.filter((row) => isOpenTask(row) && row.ownerId === personId && row.escalation === 'settled')
    .length
}
