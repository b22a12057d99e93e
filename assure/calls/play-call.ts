import { api } from '@baton/contract'
import type { RoomDevice } from '@baton/testkit/callers/room-device'
import { beginCall, type Call } from '../../bench/calls/call.ts'
import type { StaffSession } from '../../bench/load/staff-session.ts'
import type { Random } from '../faults/random.ts'
import type { Down, Harm } from './harms.ts'
import { type Company, untilAllHear, untilAllHearAgain } from './hearing.ts'
import { endCall, type Going, goOne, silenceOne } from './moves.ts'
import { type Anomaly, checkRecord, type KeptStay, type Truth } from './truth.ts'

/** Voices that are forwarded at once: so many speak, and everybody must hear them all. */
const speakers = 4
const goings: readonly Going[] = ['leaves', 'dies', 'is removed']

/** What one call was like. */
export interface Played {
  readonly anomalies: Anomaly[]
  readonly people: number
  /** From asking to come in until everybody heard everybody. */
  readonly firstMs: number
  /** From the end of the harm until everybody heard everybody again. */
  readonly backMs: number
}

/** A call that has begun and in which everyone is heard. */
export interface Begun {
  readonly call: Call
  readonly company: Company
  readonly firstMs: number
  readonly anomalies: Anomaly[]
}

/** Everyone comes in, the first four speak. */
export async function begin(given: {
  url: string
  staff: readonly StaffSession[]
  guest: boolean
  title: string
}): Promise<Begun> {
  const begun = performance.now()
  const call = await beginCall(given)
  for (const [index, device] of call.devices.entries()) {
    device.caller.mouth.level = 20 + index * 5
    if (index >= speakers) device.choose({ microphone: false })
  }
  const company = { there: call.devices, speaking: call.devices.slice(0, speakers) }
  const { anomalies } = await untilAllHear(company, 'at first')
  return { call, company, firstMs: performance.now() - begun, anomalies }
}

/** After the harm: everyone hears again; a host silences; somebody goes; it ends; the record says how it was. */
export async function finish(
  { call, company, firstMs, anomalies: first }: Begun,
  kind: Harm,
  downs: readonly Down[],
  random: Random,
): Promise<Played> {
  const anomalies = [...first]
  const people = company.there.length
  const stopAdmitting = admitAgain(call)
  const back = await untilAllHearAgain(company, `after: ${kind}`)
  stopAdmitting()
  anomalies.push(...back.anomalies)
  anomalies.push(...(await silenceOne(call, company, random)))
  const going = random.among(company.there.slice(1))
  const gone = await goOne(call, company, going, random.among(goings))
  const ended = await endCall(call, gone.rest)
  anomalies.push(...gone.anomalies, ...ended.anomalies)
  const truths = company.there.map(
    (device): Truth =>
      truthOf(device, {
        outAtMs: device === going ? gone.outAtMs : ended.outAtMs,
        downs: downs.filter((down) => down.device === device),
      }),
  )
  anomalies.push(...checkRecord(truths, await readStays(call)))
  for (const device of company.there) {
    anomalies.push(...judge(device))
    device.die()
  }
  return { anomalies, people, firstMs, backMs: back.tookMs }
}

/** A guest whose place was not kept so long waits again, and is let in by a person who looks at who waits (CAL10). */
function admitAgain({ meetingId, organiser, devices }: Call): () => void {
  const timer = setInterval(() => {
    for (const { guest, waiting, caller } of devices) {
      const place = { meetingId, participantId: caller.participantId }
      if (guest && waiting) void organiser.call(api.calls.admit, place).catch(() => undefined)
    }
  }, 500)
  return () => clearInterval(timer)
}

function truthOf(device: RoomDevice, { outAtMs, downs }: { outAtMs: number; downs: readonly Down[] }): Truth {
  return {
    participantId: device.caller.participantId,
    name: device.name,
    askedAtMs: device.begunAt,
    inAtMs: device.passesAt[0] ?? 0,
    outAtMs,
    // A line that was cut was down until the pass that came after.
    downs: downs.map(({ fromMs, toMs, server }) => ({
      fromMs,
      server,
      toMs: device.passesAt.find((atMs) => atMs > fromMs) ?? toMs,
    })),
  }
}

async function readStays({ organiser, meetingId }: Call): Promise<KeptStay[]> {
  const { attendance } = await organiser.call(api.calls.openRecord, { meetingId })
  return attendance.flatMap(({ participant, stays }) =>
    stays.map(({ from, until }) => ({
      participantId: participant.id,
      fromMs: Date.parse(from),
      untilMs: until === null ? null : Date.parse(until),
    })),
  )
}

/** What a device saw that must never be, whatever was done to it. */
function judge({ name, caller, strange, otherPlaces }: RoomDevice): Anomaly[] {
  const anomalies: Anomaly[] = []
  if (caller.ears.wrong > 0) {
    anomalies.push({
      kind: 'under another name',
      sentence: `${name} was sent ${caller.ears.wrong} packets of somebody else`,
    })
  }
  if (strange.length > 0)
    anomalies.push({ kind: 'not its language', sentence: `${name} was told ${strange[0]}` })
  if (otherPlaces.length > 0) {
    anomalies.push({ kind: 'another place', sentence: `${name} came back as somebody else` })
  }
  return anomalies
}
