import { api } from '@baton/contract'
import { isNhsNumber } from '@baton/domain/patients/nhs-number'
import type { Actor, Errands } from './errand.ts'
import { enteredTwice, glassBroken, patientLists, patients } from './hospital/patients.ts'
import { actorOf, placeOf, type SeededHospital } from './seed-hospital.ts'

const hourMs = 3_600_000

/** Admits the patients, merges the two records that are one, builds the lists, and leaves one look to be reviewed. */
export async function seedPatients(
  errands: Errands,
  hospital: SeededHospital,
  administrator: Actor,
  now: Date,
): Promise<void> {
  const ids = new Map<string, string>()
  const numbers = testNumbers(patients.length)
  const ago = (hours: number) => new Date(now.getTime() - hours * hourMs)
  const inOrder = patients
    .map((patient, index) => ({
      ...patient,
      nhsNumber: numbers[index] ?? null,
      hospitalNumber: `SB${10_200 + index}`,
    }))
    .sort((a, b) => b.daysAgo - a.daysAgo)
  for (const { name, ward, daysAgo, alerts, ...details } of inOrder) {
    const input = { ...details, alerts: [...alerts], wardId: placeOf(hospital.places, ward).placeId }
    const { patient } = await errands.run(api.patients.addPatient, input, administrator, ago(daysAgo * 24))
    ids.set(name, patient.id)
  }
  await mergeTwice(errands, administrator, ids, ago(25))
  for (const list of patientLists) await buildList(errands, hospital, ids, list, ago(3))
  const { by, patient, reason, hoursAgo } = glassBroken
  await errands.run(
    api.patients.breakGlass,
    { patientId: idOf(ids, patient), reason },
    actorOf(hospital.people, by),
    ago(hoursAgo),
  )
}

async function mergeTwice(
  errands: Errands,
  administrator: Actor,
  ids: ReadonlyMap<string, string>,
  at: Date,
): Promise<void> {
  const { into, ...names } = enteredTwice
  const unknown = {
    nhsNumber: null,
    hospitalNumber: null,
    consultant: null,
    alerts: [],
    wardId: null,
    bed: null,
  }
  const entered = await errands.run(
    api.patients.addPatient,
    { ...names, ...unknown, sex: 'female' },
    administrator,
    at,
  )
  await errands.run(
    api.patients.mergePatients,
    {
      patientId: entered.patient.id,
      intoPatientId: idOf(ids, into),
      reason: 'Entered again when she came back from theatre',
    },
    administrator,
    at,
  )
}

async function buildList(
  errands: Errands,
  hospital: SeededHospital,
  ids: ReadonlyMap<string, string>,
  { name, owner, team, sharedWith, patients: wanted, lines }: (typeof patientLists)[number],
  at: Date,
): Promise<void> {
  const actor = actorOf(hospital.people, owner)
  const ownedBy =
    team === null
      ? { kind: 'person' as const, id: actor.personId }
      : { kind: 'team' as const, id: idOf(hospital.teams, team) }
  const { list } = await errands.run(api.patients.addList, { name, owner: ownedBy }, actor, at)
  const onList = { listId: list.id }
  const patientIds = wanted.map((one) => idOf(ids, one))
  await errands.run(api.patients.putOnList, { ...onList, patientIds }, actor, at)
  for (const [one, [mark, note]] of Object.entries(lines))
    await errands.run(
      api.patients.markOnList,
      { ...onList, patientId: idOf(ids, one), mark, note },
      actor,
      at,
    )
  if (sharedWith.length === 0) return
  const personIds = sharedWith.map((one) => actorOf(hospital.people, one).personId)
  await errands.run(api.patients.shareList, { ...onList, personIds, teamIds: [] }, actor, at)
}

/** NHS numbers of the range that is kept for tests, from its beginning. */
function testNumbers(count: number): string[] {
  const numbers: string[] = []
  for (let number = 9_990_000_000; numbers.length < count; number += 1)
    if (isNhsNumber(String(number))) numbers.push(String(number))
  return numbers
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demonstration has nothing called ${name}`)
  return id
}
