import { randomUUID } from 'node:crypto'
import { type Client, createClient } from '@baton/client'
import { nodePorts } from '@baton/client/node'
import { api, type Delivered } from '@baton/contract'
import { ofOneHospital } from '../../tools/measure/of-one-hospital.ts'
import type { Observation } from '../checker/history.ts'

/** A device of a member of staff, signed in, with everything it has observed. */
export interface Device {
  deviceId: string
  personId: string
  client: Client
  observations: Observation[]
}

/**
 * Signs devices in as people of the demonstration: the first `twice` people have two devices each.
 *
 * @param url where the server is, through whatever lies between
 */
export async function signInStaff(url: string, people: number, twice: number): Promise<Device[]> {
  const probe = createClient({ ...nodePorts(), baseUrl: url })
  const options = await probe.call(api.identity.signInOptions, {})
  if (!options.ok) throw new Error(`no sign-in options: ${options.refusal.code}`)
  const chosen = ofOneHospital(options.value.demonstration?.people ?? []).slice(0, people)
  if (chosen.length < people) throw new Error('the demonstration has too few people')
  const places = chosen.flatMap(({ personId }, index) => (index < twice ? [personId, personId] : [personId]))
  const devices: Device[] = []
  for (const personId of places) devices.push(await signIn(url, personId))
  return devices
}

/** Signs one device in and begins to observe. */
export async function signIn(url: string, personId: string): Promise<Device> {
  const client = createClient({ ...nodePorts(), baseUrl: url })
  const device: Device = { deviceId: randomUUID(), personId, client, observations: [] }
  client.onEvent((event) => observe(device, event))
  const answer = await client.signIn(api.identity.signInAsDemonstrationPerson, { personId })
  if (!answer.ok) throw new Error(`could not sign in: ${answer.refusal.code}`)
  return device
}

function observe(device: Device, event: Delivered): void {
  const [kind, conversationId] = event.stream.split(':')
  if (kind !== 'conversation' || conversationId === undefined) return
  device.observations.push({
    deviceId: device.deviceId,
    personId: device.personId,
    conversationId,
    seq: event.seq,
    ...about(event),
  })
}

const nothing = { messageId: null, number: null, body: null, subjectId: null, upTo: null }

function about(event: Delivered): Omit<Observation, 'deviceId' | 'personId' | 'conversationId' | 'seq'> {
  switch (event.type) {
    case 'message.sent':
    case 'message.withdrawn': {
      const { id, number, body } = event.data.message
      const type = event.type === 'message.sent' ? 'sent' : 'withdrawn'
      return { ...nothing, type, messageId: id, number, body }
    }
    case 'receipt.delivered': {
      // It may tell of several people; what became of each is asked of the server in the end.
      const [receipt] = event.data.receipts
      return {
        ...nothing,
        type: 'delivered',
        subjectId: receipt?.personId ?? null,
        upTo: receipt?.upTo ?? null,
      }
    }
    case 'receipt.seen':
      return { ...nothing, type: 'seen', subjectId: event.data.personId, upTo: event.data.upTo }
    case 'member.joined':
      return { ...nothing, type: 'joined', subjectId: event.data.member.personId }
    case 'member.left':
      return { ...nothing, type: 'left', subjectId: event.data.personId }
    default:
      return { ...nothing, type: 'other' }
  }
}
