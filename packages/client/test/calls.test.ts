import { api } from '@baton/contract'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type OpenMeeting, openMeeting } from '../src/meeting.ts'
import { nodePorts } from '../src/node.ts'
import { type Device, type Hospital, must, openHospital, until } from './hospital.ts'

let hospital: Hospital
const meetings: OpenMeeting[] = []

beforeAll(async () => {
  hospital = await openHospital()
})
afterEach(async () => {
  for (const meeting of meetings.splice(0)) meeting.leave()
  await hospital.putAway()
})
afterAll(() => hospital.close())

/** Comes into a meeting's room. Without a browser there is nothing that seals, and so neither sound nor pictures. */
function enter({ client }: Device, meetingId: string, microphone = true): OpenMeeting {
  const meeting = openMeeting({
    baseUrl: hospital.baseUrl,
    WebSocket: nodePorts().WebSocket,
    RTCPeerConnection: class {
      constructor() {
        throw new Error('There is no media here')
      }
    } as never,
    sealingWorker() {
      throw new Error('There is no worker here')
    },
    own: { microphone, camera: false, screen: false, handRaised: false },
    ticket: () => client.call(api.calls.join, { meetingId }),
  })
  meetings.push(meeting)
  return meeting
}

const roomOf = (meeting: OpenMeeting) => meeting.getSnapshot().room.room
const lineOf = (meeting: OpenMeeting) => meeting.getSnapshot().room.line

function shown(meeting: OpenMeeting, personId: string) {
  return roomOf(meeting)?.participants.find((one) => one.personId === personId)
}

/** Amina and Ben, on duty, and Amina's call to Ben, which he has answered; both are in its room. */
async function aCall() {
  const { people, device } = hospital
  const [amina, ben] = [await device(people.amina), await device(people.ben)]
  for (const { client } of [amina, ben]) {
    await must(
      client.call(api.duty.signOn, {
        from: 'site',
        placeId: null,
        telephone: null,
        until: null,
        roleIds: [],
      }),
    )
  }
  const { meeting } = await must(
    amina.client.call(api.calls.start, { about: { kind: 'person', id: people.ben }, video: false }),
  )
  const aminas = enter(amina, meeting.id)
  await until(() => ben.client.calls.store.getSnapshot().meetings.some(({ id }) => id === meeting.id))
  await must(ben.client.call(api.calls.answer, { meetingId: meeting.id, accept: true }))
  const bens = enter(ben, meeting.id)
  await until(() => shown(aminas, people.ben)?.microphone === true)
  return { amina, ben, meetingId: meeting.id, aminas, bens }
}

describe('a call between two devices of the real server', () => {
  test('it is on the other one’s device as it rings, goes on and ends (CAL26)', async () => {
    const { people } = hospital
    const { ben, meetingId, aminas, bens } = await aCall()
    const mine = () => ben.client.calls.store.getSnapshot().meetings.find(({ id }) => id === meetingId)
    await until(() => mine()?.invited.find(({ personId }) => personId === people.ben)?.state === 'accepted')
    await until(() => mine()?.present.length === 2)
    aminas.leave()
    await until(() => lineOf(bens) === 'over')
    expect(bens.getSnapshot().room.over).toBe('ended')
    await until(() => mine() === undefined)
    expect(ben.client.calls.get(meetingId)?.endedAt).not.toBeNull()
  })

  test('microphone, hand and words of the one are there for the other, words once (CAL24)', async () => {
    const { people } = hospital
    const { aminas, bens } = await aCall()
    bens.choose({ microphone: false })
    bens.raiseHand(true)
    bens.say('The scan is up')
    await until(() => shown(aminas, people.ben)?.microphone === false)
    await until(() => typeof shown(aminas, people.ben)?.handRaisedAt === 'string')
    await until(() => roomOf(aminas)?.said.length === 1)
    await until(() => bens.getSnapshot().room.unsaid.length === 0)
    expect(roomOf(aminas)?.said).toMatchObject([{ words: 'The scan is up' }])
  })

  test('when the server is begun again both are back in their places, as they were (CAL21)', async () => {
    const { people } = hospital
    const { aminas, bens } = await aCall()
    bens.choose({ microphone: false })
    bens.raiseHand(true)
    await until(() => typeof shown(aminas, people.ben)?.handRaisedAt === 'string')
    const joinedAt = shown(aminas, people.ben)?.joinedAt
    await hospital.restart(async () => {
      await until(() => lineOf(aminas) === 'mending' && lineOf(bens) === 'mending')
      bens.say('Written while it was down')
    })
    await until(() => lineOf(aminas) === 'in' && lineOf(bens) === 'in')
    await until(() => shown(aminas, people.ben)?.state === 'present')
    await until(() => roomOf(aminas)?.said.at(-1)?.words === 'Written while it was down')
    expect(shown(aminas, people.ben)).toMatchObject({ microphone: false, joinedAt })
    expect(shown(aminas, people.ben)?.handRaisedAt).not.toBeNull()
  })

  test('whom a host silences is silent, knows it, and speaks again when they wish (CAL17)', async () => {
    const { people } = hospital
    const { amina, meetingId, aminas, bens } = await aCall()
    const told: string[] = []
    bens.onSilenced(() => told.push('silenced'))
    const participantId = shown(aminas, people.ben)?.id ?? ''
    await must(amina.client.call(api.calls.silence, { meetingId, participantId }))
    await until(() => told.length === 1 && !bens.getSnapshot().room.own.microphone)
    await until(() => shown(aminas, people.ben)?.microphone === false)
    bens.choose({ microphone: true })
    await until(() => shown(aminas, people.ben)?.microphone === true)
    expect(told).toHaveLength(1)
  })

  test('whoever comes in on another device is moved there (CAL14)', async () => {
    const { people, device } = hospital
    const { aminas, bens, meetingId } = await aCall()
    const again = enter(await device(people.ben), meetingId)
    await until(() => lineOf(again) === 'in' && lineOf(bens) === 'over')
    expect(bens.getSnapshot().room.over).toBe('elsewhere')
    expect(roomOf(aminas)?.participants).toHaveLength(2)
  })

  test('a meeting that one was not asked to is not there', async () => {
    const { people, device } = hospital
    const { meetingId } = await aCall()
    const chidi = await device(people.chidi)
    const chidis = enter(chidi, meetingId)
    await until(() => lineOf(chidis) === 'over')
    expect(chidis.getSnapshot().room).toMatchObject({ room: null, refusal: { code: 'not-found' } })
    expect(chidi.client.calls.store.getSnapshot().meetings.map(({ id }) => id)).not.toContain(meetingId)
  })
})
