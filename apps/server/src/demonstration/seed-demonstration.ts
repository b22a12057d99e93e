import type { Founded, Founding } from '../capabilities/identity/index.ts'
import type { Dispatch } from '../platform/operations/dispatcher.ts'
import { Errands } from './errand.ts'
import { stBrannocs } from './hospital/st-brannocs.ts'
import { seedAboutPatients } from './seed-about-patients.ts'
import { seedAsked } from './seed-asked.ts'
import { seedBroadcasts } from './seed-broadcasts.ts'
import { seedBurnsCentre } from './seed-burns-centre.ts'
import { seedCrash } from './seed-crash.ts'
import { seedDuty } from './seed-duty.ts'
import { seedHandover } from './seed-handover.ts'
import { seedHospital } from './seed-hospital.ts'
import { seedLadders } from './seed-ladders.ts'
import { seedLibrary } from './seed-library.ts'
import { type KeepPast, seedMeetings } from './seed-meetings.ts'
import { seedPatients } from './seed-patients.ts'
import { seedTalk } from './seed-talk.ts'
import { seedTasks } from './seed-tasks.ts'
import { type TakeContent, takingIn } from './take-in.ts'

export interface SeedParts {
  found: (founding: Founding) => Promise<Founded>
  /** The dispatcher on a clock whose hands are `hands`. */
  dispatch: Dispatch
  takeContent: TakeContent
  keepPast: KeepPast
  hands: { now: Date }
  now: Date
}

/** Staff were added so long before what they said. */
const openedBeforeMs = 3 * 24 * 60 * 60_000

/**
 * Makes St Brannoc's and the burns centre that it is connected with, by the same commands as everyone uses. Messaging
 * must be running: it opens the teams' conversations.
 *
 * @returns the id of St Brannoc's
 */
export async function seedDemonstration({
  found,
  dispatch,
  takeContent,
  keepPast,
  hands,
  now,
}: SeedParts): Promise<string> {
  const opened = new Date(now.getTime() - openedBeforeMs)
  hands.now = opened
  const errands = new Errands(dispatch, hands)
  const takeIn = takingIn(errands, takeContent)
  const hospital = await seedHospital(found, errands, stBrannocs, opened)
  const { administrator } = hospital
  await seedDuty(errands, hospital, { opened, now })
  await seedLadders(errands, administrator, now)
  await seedPatients(errands, hospital, administrator, now)
  await seedCrash(errands, hospital, administrator, now)
  await seedTalk(errands, hospital, takeIn, now)
  await seedAsked(errands, hospital, now)
  await seedAboutPatients(errands, hospital, takeIn, now)
  await seedBroadcasts(errands, hospital, now)
  await seedHandover(errands, hospital, now)
  await seedTasks(errands, hospital, now)
  await seedLibrary(errands, hospital, takeIn, now)
  await seedMeetings(errands, hospital, keepPast, now)
  await seedBurnsCentre(found, errands, hospital, { opened, now })
  return administrator.organisationId
}
