import { api } from '@baton/contract'
import { dayOf } from '@baton/domain/calls/series'
import { daysLater, momentOf, type WallTime, wallTimeAt, weekdayOf } from '@baton/domain/duty/zoned-time'
import type { PastMeeting } from '../capabilities/calls/index.ts'
import type { Actor, Errands } from './errand.ts'
import { heldMeeting, meetings, missedCall } from './hospital/meetings.ts'
import { actorOf, type SeededHospital } from './seed-hospital.ts'

const minuteMs = 60_000

/** Keeps a meeting that was held before there was a server. */
export type KeepPast = (organiser: Actor, past: PastMeeting) => Promise<void>

/** Arranges the meetings of the hospital, lets one have been held, and lets one call have been missed. */
export async function seedMeetings(
  errands: Errands,
  hospital: SeededHospital,
  keepPast: KeepPast,
  now: Date,
): Promise<void> {
  const idOf = (name: string) => actorOf(hospital.people, name).personId
  for (const { title, by, every, weekday, at, minutes, weeks, teams, people, agenda } of meetings) {
    const startsAt = nextAt(now, at, (day) => (weekday === undefined ? day <= 5 : day === weekday))
    const input = {
      title,
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + minutes * minuteMs).toISOString(),
      recurrence: { every, until: dayOf(daysLater(wallTimeAt(startsAt), weeks * 7)) },
      agenda,
      personIds: people.map(idOf),
      roleIds: [],
      teamIds: teams.map((name) => teamOf(hospital, name)),
      fileIds: [],
      waitingRoom: true,
    }
    await errands.run(api.calls.arrange, input, actorOf(hospital.people, by), now)
  }
  await keepPast(actorOf(hospital.people, heldMeeting.by), held(idOf, now))
  const called = new Date(now.getTime() - missedCall.minutesAgo * minuteMs)
  const call = { about: { kind: 'person' as const, id: idOf(missedCall.to) }, video: false }
  // Nobody answers it: it is missed as soon as calls are looked after.
  await errands.run(api.calls.start, call, actorOf(hospital.people, missedCall.by), called)
}

/** The next time from an hour on that the clock on the wall shows this on such a weekday. */
function nextAt(
  now: Date,
  { hour, minute }: { hour: number; minute: number },
  isDay: (weekday: number) => boolean,
): Date {
  const today: WallTime = { ...wallTimeAt(now), hour, minute, second: 0 }
  const soon = new Date(now.getTime() + 60 * minuteMs)
  for (let days = 0; ; days += 1) {
    const wall = daysLater(today, days)
    if (isDay(weekdayOf(wall)) && momentOf(wall) >= soon) return momentOf(wall)
  }
}

function held(idOf: (name: string) => string, now: Date): PastMeeting {
  const { title, by, at, minutes, people, there, guest } = heldMeeting
  const startsAt = momentOf({ ...daysLater(wallTimeAt(now), -1), ...at, second: 0 })
  const after = (minute: number) => new Date(startsAt.getTime() + minute * minuteMs)
  return {
    title,
    startsAt,
    endsAt: after(minutes),
    personIds: people.map(idOf),
    stays: [
      ...there.map(({ who, from, until, says }) => ({
        who: { personId: idOf(who) },
        from: after(from),
        until: after(until),
        said: says.map(({ minute, words }) => ({ words, at: after(minute) })),
      })),
      {
        who: { guest: { name: guest.name, organisation: guest.organisation }, admittedBy: idOf(by) },
        from: after(guest.from),
        until: after(guest.until),
        said: [],
      },
    ],
  }
}

function teamOf(hospital: SeededHospital, name: string): string {
  const id = hospital.teams.get(name)
  if (id === undefined) throw new Error(`the demonstration has no team ${name}`)
  return id
}
