import { api } from '@baton/contract'
import { daysLater, momentOf, type WallTime, wallTimeAt, weekdayOf } from '@baton/domain/duty/zoned-time'
import type { Actor, Errands } from './errand.ts'
import { emailOf } from './hospital/people.ts'
import {
  away,
  covered,
  fromHome,
  inTheatre,
  offered,
  onDuty,
  onMornings,
  rehearsal,
  roles,
} from './hospital/roles.ts'
import { actorOf, type SeededHospital } from './seed-hospital.ts'
import { addRoles, signOnAll } from './seed-roles.ts'

const minuteMs = 60_000

/** Adds the roles of the hospital with a rota, and lets those who are on now sign on as if it had been this morning. */
export async function seedDuty(
  errands: Errands,
  hospital: SeededHospital,
  { opened, now }: { opened: Date; now: Date },
): Promise<void> {
  const { administrator } = hospital
  const shift = shiftAt(now)
  const roleIds = await addRoles(errands, hospital, roles, opened)
  const text = rotaOf(now)
  const file = { format: 'csv' as const, text, rows: 'all-or-none' as const }
  await errands.run(api.duty.importRota, file, administrator, now)
  for (const { name, kind, days } of away) {
    const { personId } = actorOf(hospital.people, name)
    const until = momentOf(daysLater(midnightOf(now), days)).toISOString()
    const absence = { personId, kind, from: momentOf(midnightOf(now)).toISOString(), until }
    await errands.run(api.duty.addAbsence, absence, administrator, opened)
  }
  for (const { name, by } of covered) {
    const input = { coverRoleId: idOf(roleIds, by) }
    await errands.run(api.duty.setCover, input, actorOf(hospital.people, name), opened)
  }
  await rehearse(errands, hospital, administrator, now)
  await signOnAll(errands, hospital, { roles, roleIds, onDuty, fromHome }, shift)
  const { name, words, minutes } = inTheatre
  const until = new Date(now.getTime() + minutes * minuteMs).toISOString()
  await errands.run(api.duty.setFocus, { focus: { until, words } }, actorOf(hospital.people, name), now)
  const holder = roles.find((role) => role.name === offered.role)?.holder ?? ''
  const toPersonId = actorOf(hospital.people, offered.to).personId
  const offer = { roleId: idOf(roleIds, offered.role), toPersonId }
  await errands.run(api.duty.offerRole, offer, actorOf(hospital.people, holder), now)
}

/** Declares an override and ends it, as it was rehearsed. */
async function rehearse(
  errands: Errands,
  hospital: SeededHospital,
  administrator: Actor,
  now: Date,
): Promise<void> {
  const at = (hours: number) => new Date(now.getTime() - (rehearsal.hoursAgo - hours) * 60 * minuteMs)
  const personIds = rehearsal.people.map((name) => actorOf(hospital.people, name).personId)
  const input = { reason: rehearsal.reason, personIds, until: at(4).toISOString() }
  const { override } = await errands.run(api.duty.declareOverride, input, administrator, at(0))
  await errands.run(api.duty.endOverride, { overrideId: override.id }, administrator, at(1))
}

/** The day, from 08:00, or the night, from 20:00, that is under way; each ends half an hour into the next. */
export function shiftAt(now: Date): { from: Date; until: Date; isDay: boolean } {
  const today = wallTimeAt(now)
  const isDay = today.hour >= 8 && today.hour < 20
  const begins = isDay || today.hour >= 20 ? today : daysLater(today, -1)
  return { ...shiftOn(begins, isDay), isDay }
}

function shiftOn(day: WallTime, isDay: boolean): { from: Date; until: Date } {
  const from = { ...day, hour: isDay ? 8 : 20, minute: 0, second: 0 }
  const until = isDay ? { ...from, hour: 20, minute: 30 } : { ...daysLater(from, 1), hour: 8, minute: 30 }
  return { from: momentOf(from), until: momentOf(until) }
}

/** This week and the next as a hospital's own list: day and night for every role, but for a night that nobody has taken. */
function rotaOf(now: Date): string {
  const { isDay } = shiftAt(now)
  const today = wallTimeAt(now)
  const monday = daysLater(midnightOf(now), 1 - weekdayOf(today))
  const lines = ['email,role,from,until']
  const add = (name: string, role: string, { from, until }: { from: Date; until: Date }) =>
    lines.push([emailOf(name), `"${role}"`, from.toISOString(), until.toISOString()].join(','))
  for (let ahead = 0; ahead < 14; ahead += 1) {
    const day = daysLater(monday, ahead)
    for (const { name, holder, other } of roles) {
      const [onDays, onNights] = isDay || other === null ? [holder, other] : [other, holder]
      if (onDays !== null) add(onDays, name, shiftOn(day, true))
      if (onNights !== null && !isUnfilled(name, ahead)) add(onNights, name, shiftOn(day, false))
    }
    if (weekdayOf(day) > 5) continue
    const morning = { from: momentOf({ ...day, hour: 8 }), until: momentOf({ ...day, hour: 16 }) }
    if (morning.from > now) for (const name of onMornings) add(name, '', morning)
  }
  return lines.join('\n')
}

/** The nights of the second weekend for which the surgical side is still looking for somebody. */
function isUnfilled(role: string, ahead: number): boolean {
  return role === 'Surgical SHO on call' && ahead >= 11
}

function midnightOf(now: Date): WallTime {
  return { ...wallTimeAt(now), hour: 0, minute: 0, second: 0 }
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demonstration has no ${name}`)
  return id
}
