import { api, type InputOf, type Operation, type OutputOf } from '@baton/contract'
import { type Entry, RoomDevice } from '@baton/testkit/callers/room-device'
import { v7 as uuidv7 } from 'uuid'
import type { StaffSession } from '../load/staff-session.ts'

/** A meeting on the real server with everyone who came into it. */
export interface Call {
  readonly meetingId: string
  readonly url: string
  /** Whoever began it: a host. */
  readonly organiser: StaffSession
  readonly devices: RoomDevice[]
}

/** Begins a meeting at once with these people, and lets one guest in where one is wanted. */
export async function beginCall(given: {
  url: string
  staff: readonly StaffSession[]
  guest: boolean
  title: string
  /** So many of them, the last ones, are asked and do not come in yet. */
  absent?: number
}): Promise<Call> {
  const [organiser, ...others] = given.staff
  if (organiser === undefined) throw new Error('a call needs somebody')
  const { meeting } = await organiser.call(api.calls.meetNow, {
    title: given.title,
    personIds: others.map(({ personId }) => personId),
    roleIds: [],
    teamIds: [],
    waitingRoom: true,
  })
  const call: Call = { meetingId: meeting.id, url: given.url, organiser, devices: [] }
  const coming = given.staff.slice(0, given.staff.length - (given.absent ?? 0))
  for (const [index, session] of coming.entries()) {
    call.devices.push(await comeIn(call, session, `${given.title}, ${index + 1}`))
  }
  if (given.guest) call.devices.push(await knock(call, `${given.title}, guest`))
  return call
}

/** A colleague's device in the meeting. */
export async function comeIn(call: Call, session: StaffSession, name: string): Promise<RoomDevice> {
  const again = (): Promise<Entry> => session.call(api.calls.join, { meetingId: call.meetingId })
  return new RoomDevice({ name, url: call.url, guest: false, entry: await again(), again })
}

/** A guest's device: by a link, and let in by whoever began it once it waits. */
export async function knock(call: Call, name: string): Promise<RoomDevice> {
  const { meetingId, organiser, url } = call
  const { link } = await organiser.call(api.calls.makeGuestLink, { meetingId, hours: 1 })
  const secret = link.split('#')[1] ?? ''
  const { pass, ...entry } = await askAsAnyone(url, api.calls.knock, {
    secret,
    name: 'Ms Example',
    organisation: 'Another hospital',
  })
  const device = new RoomDevice({
    name,
    url,
    guest: true,
    entry,
    again: () => askAsAnyone(url, api.calls.comeBack, { pass }),
  })
  for (let tries = 0; device.inAtMs === null && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    if (!device.waiting || device.inAtMs !== null) continue
    // It may wait for its socket yet: then there is nobody to let in.
    await organiser
      .call(api.calls.admit, { meetingId, participantId: entry.participantId })
      .catch(() => undefined)
  }
  if (device.inAtMs === null) throw new Error(`${name} was never let in`)
  return device
}

export async function askAsAnyone<O extends Operation>(
  url: string,
  operation: O,
  input: InputOf<O>,
): Promise<OutputOf<O>> {
  const response = await fetch(`${url}${operation.path}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', 'idempotency-key': uuidv7() },
    body: JSON.stringify(input),
  })
  if (!response.ok)
    throw new Error(`${operation.name} was refused: ${response.status} ${await response.text()}`)
  // Our own server's answer to its own contract.
  return (await response.json()) as OutputOf<O>
}
