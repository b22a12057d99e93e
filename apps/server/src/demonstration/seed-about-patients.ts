import { api } from '@baton/contract'
import type { Errands } from './errand.ts'
import { type AboutPatientTalk, aboutPatients } from './hospital/about-patients.ts'
import { patients } from './hospital/patients.ts'
import { actorOf, type SeededHospital } from './seed-hospital.ts'
import type { TakeIn } from './take-in.ts'

const minuteMs = 60_000

/** Lets the people of two wards say something about a patient of theirs; everyone in it has seen all of it. */
export async function seedAboutPatients(
  errands: Errands,
  hospital: SeededHospital,
  takeIn: TakeIn,
  now: Date,
): Promise<void> {
  for (const talk of aboutPatients) await sayAbout(errands, hospital, takeIn, talk, now)
}

async function sayAbout(
  errands: Errands,
  hospital: SeededHospital,
  takeIn: TakeIn,
  { patient, lines }: AboutPatientTalk,
  now: Date,
): Promise<void> {
  const [first] = lines
  if (first === undefined) return
  const patientId = await findPatient(errands, hospital, patient, first.by, now)
  let conversationId = ''
  for (const { by, minutesAgo, body, shows = [] } of lines) {
    const [actor, at] = [actorOf(hospital.people, by), new Date(now.getTime() - minutesAgo * minuteMs)]
    const opened = await errands.run(api.messaging.startAboutPatient, { patientId }, actor, at)
    conversationId = opened.conversationId
    const fileIds: string[] = []
    for (const { name, content, consent } of shows) {
      const about = consent === undefined ? {} : { patientId, consent }
      fileIds.push(await takeIn(actor, { name, content: content(), ...about }, at))
    }
    await errands.run(api.messaging.sendMessage, { conversationId, body, fileIds }, actor, at)
  }
  for (const name of new Set(lines.map(({ by }) => by))) {
    const seen = { conversationId, upTo: lines.length }
    await errands.run(api.messaging.markSeen, seen, actorOf(hospital.people, name), now)
  }
}

async function findPatient(
  errands: Errands,
  hospital: SeededHospital,
  name: string,
  by: string,
  now: Date,
): Promise<string> {
  const known = patients.find((one) => one.name === name)
  const text = `${known?.given ?? ''} ${known?.family ?? ''}`
  const { found } = await errands.run(api.patients.search, { text }, actorOf(hospital.people, by), now)
  const patient = found.find(({ given, family }) => given === known?.given && family === known.family)
  if (patient === undefined) throw new Error(`the demonstration has no patient called ${name}`)
  return patient.id
}
