import { api } from '@baton/contract'
import type { Actor, Errands } from './errand.ts'
import { crashTeams, testedAt, testHeld } from './hospital/crash-teams.ts'
import { roles } from './hospital/roles.ts'
import { actorOf, placeOf, type SeededHospital } from './seed-hospital.ts'

const minuteMs = 60_000

/** Adds the crash teams, and the log of a test that one role did not answer. */
export async function seedCrash(
  errands: Errands,
  hospital: SeededHospital,
  administrator: Actor,
  now: Date,
): Promise<void> {
  const known = await errands.run(api.duty.listRoles, {}, administrator, now)
  const roleIds = new Map(known.roles.map(({ id, name }) => [name, id]))
  const teamIds = new Map<string, string>()
  for (const { name, callType, site, roles: members } of crashTeams) {
    const details = {
      name,
      callType,
      siteId: placeOf(hospital.places, site).siteId,
      roleIds: members.map((role) => idOf(roleIds, role)),
      testAt: testedAt,
    }
    // Now and not when the hospital opened: a test that was missed since would be held at once.
    const { team } = await errands.run(api.crash.saveTeam, details, administrator, now)
    teamIds.set(name, team.id)
  }
  await holdTest(errands, hospital, administrator, { teamId: idOf(teamIds, testHeld.team), now })
}

async function holdTest(
  errands: Errands,
  hospital: SeededHospital,
  administrator: Actor,
  { teamId, now }: { teamId: string; now: Date },
): Promise<void> {
  const begun = new Date(now.getTime() - testHeld.minutesAgo * minuteMs)
  const { call } = await errands.run(api.crash.startTest, { teamId }, administrator, begun)
  for (const { role, seconds } of testHeld.answers) {
    const holder = roles.find(({ name }) => name === role)?.holder
    if (holder === null || holder === undefined) throw new Error(`nobody of the demonstration holds ${role}`)
    const at = new Date(begun.getTime() + seconds * 1_000)
    await errands.run(
      api.crash.answer,
      { callId: call.id, coming: true },
      actorOf(hospital.people, holder),
      at,
    )
  }
  const ended = new Date(begun.getTime() + 12 * minuteMs)
  await errands.run(api.crash.standDown, { callId: call.id, outcome: null }, administrator, ended)
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demonstration has nothing called ${name}`)
  return id
}
