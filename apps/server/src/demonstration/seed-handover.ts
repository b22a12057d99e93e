import { api, type Handover } from '@baton/contract'
import { blankNotes } from '@baton/domain/tasks/handover/follow-ward'
import type { Actor, Errands } from './errand.ts'
import { acceptedHandover, askedBy, handedOn, noted, offeredHandover } from './hospital/handovers.ts'
import { shiftAt } from './seed-duty.ts'
import { actorOf, placeOf, type SeededHospital } from './seed-hospital.ts'

const minuteMs = 60_000

/** One ward's work was handed over when the shift began, and is offered again now. */
export async function seedHandover(errands: Errands, hospital: SeededHospital, now: Date): Promise<void> {
  const wardId = placeOf(hospital.places, handedOn).placeId
  if (wardId === null) throw new Error(`the demonstration has no ${handedOn}`)
  // A shift that has only just begun is one in which this was just done.
  const began = Math.min(shiftAt(now).from.getTime(), now.getTime() - 45 * minuteMs)
  const at = (minutes: number) => new Date(began + minutes * minuteMs)
  const from = actorOf(hospital.people, acceptedHandover.from)
  const to = actorOf(hospital.people, acceptedHandover.to)
  const onWard = { from: 'site' as const, roleIds: [], placeId: wardId, telephone: null, until: null }
  await errands.run(api.duty.signOn, onWard, from, at(-720))
  const { id, version } = await offer(errands, hospital, acceptedHandover, { wardId, at: at(2) })
  const patient = await patientOf(errands, from, wardId, 'Shapland', at(8))
  const rejected = [{ patientId: patient, reason: 'Her nurse of today has spoken with you already' }]
  const accepting = { handoverId: id, version, rejected }
  const accepted = await errands.run(api.tasks.acceptHandover, accepting, to, at(9))
  await errands.run(api.duty.signOff, {}, from, at(15))
  await finish(errands, to, accepted.handover, at(30))
  await offer(errands, hospital, offeredHandover, { wardId, at: new Date(now.getTime() - 6 * minuteMs) })
}

/** What was taken over this morning is done by now. */
async function finish(errands: Errands, actor: Actor, { entries }: Handover, at: Date): Promise<void> {
  for (const { patientId, taskIds } of entries) {
    for (const taskId of taskIds) {
      const done = { taskId, patientId, result: 'done' as const, outcome: null }
      await errands.run(api.tasks.complete, done, actor, at)
    }
  }
}

async function offer(
  errands: Errands,
  hospital: SeededHospital,
  { from, to, staffing, open }: typeof acceptedHandover,
  { wardId, at }: { wardId: string; at: Date },
): Promise<Handover> {
  const giver = actorOf(hospital.people, from)
  const asker = actorOf(hospital.people, askedBy)
  for (const { patient, type, reason, within } of open) {
    const asked = new Date(at.getTime() - 60 * minuteMs)
    const patientId = await patientOf(errands, asker, wardId, patient, asked)
    const wanted = { type, reason, within, patientId, placeId: null, sbar: null, skill: null, message: null }
    const { task } = await errands.run(
      api.tasks.request,
      {
        ...wanted,
        requestedFor: { kind: 'person', id: giver.personId },
        remote: false,
        checklist: [],
        asRoleId: null,
      },
      asker,
      asked,
    )
    await errands.run(api.tasks.accept, { taskId: task.id }, giver, new Date(asked.getTime() + 4 * minuteMs))
  }
  const { handover } = await errands.run(api.tasks.prepareHandover, { wardId }, giver, at)
  const onIt = { handoverId: handover.id }
  for (const [patient, notes] of noted) {
    const patientId = await patientOf(errands, giver, wardId, patient, at)
    const written = { ...onIt, patientId, notes: { ...blankNotes, ...notes } }
    await errands.run(api.tasks.noteHandover, written, giver, new Date(at.getTime() + minuteMs))
  }
  await errands.run(
    api.tasks.staffHandover,
    { ...onIt, staffing },
    giver,
    new Date(at.getTime() + 2 * minuteMs),
  )
  const toPersonId = actorOf(hospital.people, to).personId
  const offering = { ...onIt, toPersonId }
  const offered = await errands.run(
    api.tasks.offerHandover,
    offering,
    giver,
    new Date(at.getTime() + 3 * minuteMs),
  )
  return offered.handover
}

async function patientOf(
  errands: Errands,
  actor: Actor,
  wardId: string,
  family: string,
  at: Date,
): Promise<string> {
  const { patients } = await errands.run(api.patients.listWard, { wardId }, actor, at)
  const found = patients.find((patient) => patient.family === family)
  if (found === undefined) throw new Error(`no ${family} lies on the ward`)
  return found.id
}
