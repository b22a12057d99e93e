import { api } from '@baton/contract'
import { within } from '@baton/testkit/callers/crowd'
import type { Over, RoomDevice } from '@baton/testkit/callers/room-device'
import type { Call } from '../../bench/calls/call.ts'
import type { Random } from '../faults/random.ts'
import { type Company, heardNothingOf, patienceMs, untilAllHear } from './hearing.ts'
import type { Anomaly } from './truth.ts'

/** After a host's move is answered, what is under way may still come. */
const underWayMs = 1_000
const watchedMs = 2_500

/** A host silences somebody whose device goes on sending; then they turn their microphone on again (CAL17). */
export async function silenceOne(call: Call, company: Company, random: Random): Promise<Anomaly[]> {
  const { meetingId, organiser } = call
  const one = random.among(company.speaking)
  await organiser.call(api.calls.silence, { meetingId, participantId: one.caller.participantId })
  const others = company.there.filter((device) => device !== one)
  const fromMs = performance.now() + underWayMs
  const heard = await heardNothingOf(one, others, { kind: 'silenced and heard', fromMs, forMs: watchedMs })
  one.choose({ microphone: true })
  const again = await untilAllHear(company, 'after they turned their microphone on again')
  return [...heard, ...again.anomalies]
}

export type Going = 'leaves' | 'dies' | 'is removed'

/** Somebody goes, in one of three ways; whoever stays hears nothing of them and is told (CAL15, CAL23). */
export async function goOne(
  call: Call,
  company: Company,
  one: RoomDevice,
  how: Going,
): Promise<{ anomalies: Anomaly[]; outAtMs: number; rest: Company }> {
  const rest: Company = {
    there: company.there.filter((device) => device !== one),
    speaking: company.speaking.filter((device) => device !== one),
  }
  const { meetingId, organiser } = call
  if (how === 'leaves') one.leave()
  else if (how === 'dies') one.die()
  else await organiser.call(api.calls.remove, { meetingId, participantId: one.caller.participantId })
  const outAtMs = Date.now()
  const fromMs = performance.now() + underWayMs
  const silent = { kind: `${how} and is heard`, fromMs, forMs: watchedMs }
  const anomalies = await heardNothingOf(one, rest.there, silent)
  if (how === 'is removed') anomalies.push(...(await isOut(one, 'removed', fromMs)))
  // A place is kept for half a minute for whoever does not say that they go.
  const toldMs = how === 'dies' ? 45_000 : patienceMs
  const isTold = () => rest.there.every((device) => !isListed(device, one))
  if (!(await within(toldMs, isTold))) {
    anomalies.push({ kind: 'listed and gone', sentence: `${one.name} ${how} and is still listed` })
  }
  anomalies.push(...(await untilAllHear(rest, `after ${one.name} ${how}`)).anomalies)
  return { anomalies, outAtMs, rest }
}

/** A host ends it: everyone is told, and nothing is forwarded any more. */
export async function endCall(
  call: Call,
  { there }: Company,
): Promise<{ anomalies: Anomaly[]; outAtMs: number }> {
  await call.organiser.call(api.calls.end, { meetingId: call.meetingId })
  const outAtMs = Date.now()
  const fromMs = performance.now() + underWayMs
  const anomalies = (await Promise.all(there.map((device) => isOut(device, 'ended', fromMs)))).flat()
  return { anomalies, outAtMs }
}

/** Told that it is over, and hears nothing any more. */
async function isOut(device: RoomDevice, why: Over, fromMs: number): Promise<Anomaly[]> {
  const anomalies: Anomaly[] = []
  const isTold = await within(5_000, () => device.over !== null)
  if (device.over?.why !== why) {
    const told = isTold ? `was told "${device.over?.why}"` : 'was told nothing'
    anomalies.push({ kind: 'not put out', sentence: `${device.name} ${told} when it was ${why}` })
  }
  await within(Math.max(0, fromMs + 1_500 - performance.now()), () => false)
  const last = Math.max(0, ...[...device.caller.ears.heard.values()].map(({ lastSentAtMs }) => lastSentAtMs))
  if (last > fromMs) {
    const sentence = `${device.name} still hears ${Math.round(last - fromMs)} ms after it was ${why}`
    anomalies.push({ kind: 'hears after the end', sentence })
  }
  return anomalies
}

function isListed({ room }: RoomDevice, other: RoomDevice): boolean {
  return (
    room?.participants.some(
      ({ id, state }) => id === other.caller.participantId && (state === 'present' || state === 'away'),
    ) ?? false
  )
}
