import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import type { Actor, Errands } from './errand.ts'
import { coverAsked } from './hospital/broadcasts.ts'
import { actorOf, type SeededHospital } from './seed-hospital.ts'

const minuteMs = 60_000
/** How long messaging may take to tell everyone. */
const patienceMs = 30_000

/** Lets a ward manager ask her ward something, and most of those who are on duty answer. Messaging must be running. */
export async function seedBroadcasts(errands: Errands, hospital: SeededHospital, now: Date): Promise<void> {
  const { by, team, body, options, minutesAgo, answers } = coverAsked
  const at = (minute: number) => new Date(now.getTime() - (minutesAgo - minute) * minuteMs)
  const teamId = hospital.teams.get(team)
  if (teamId === undefined) throw new Error(`the demonstration has no team called ${team}`)
  const input = { audience: [{ kind: 'team' as const, id: teamId }], body, options: [...options] }
  const manager = actorOf(hospital.people, by)
  const { broadcast } = await errands.run(api.messaging.sendBroadcast, input, manager, at(0))
  for (const { name, answer, afterMinutes } of answers) {
    const actor = actorOf(hospital.people, name)
    await beTold(errands, broadcast.id, actor, at(afterMinutes))
    await errands.run(
      api.messaging.answerBroadcast,
      { broadcastId: broadcast.id, answer },
      actor,
      at(afterMinutes),
    )
  }
}

/** They are told a moment after it was sent, by whichever server runs. */
async function beTold(errands: Errands, broadcastId: string, actor: Actor, at: Date): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(20)) {
    const { received } = await errands.run(api.messaging.listBroadcasts, {}, actor, at)
    if (received.some(({ id }) => id === broadcastId)) return
  }
  throw new Error('a broadcast of the demonstration was not told')
}
