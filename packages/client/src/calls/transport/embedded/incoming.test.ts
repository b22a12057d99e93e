import { expect, test } from 'vitest'
import type { Sealing } from '../frames/sealing.ts'
import { incomingOf, mediaOf } from './incoming.ts'
import { ownSlots, PaperConnection, slots } from './paper-connection.fixture.ts'

const [ben, chidi] = ['ben', 'chidi']

function sealedBy(sender: string): Sealing {
  return {
    configuration: {},
    seal() {},
    open() {},
    isBy: (stream, participantId) => stream === `1/${slots.picture}` && participantId === sender,
    soundOpened: () => 0,
    onChange() {},
    key() {},
    stop() {},
  }
}

function coming(sealing: Sealing | null) {
  return incomingOf(new PaperConnection({}) as unknown as RTCPeerConnection, ownSlots, sealing, 1)
}

test('a face is shown under the name of who sealed it, and under no other that the media server says', () => {
  const filled = (participantId: string) => [{ mid: slots.picture, participantId, source: 'camera' }] as const
  expect(mediaOf(coming(sealedBy(ben)), filled(ben)).get(ben)?.camera).toBeTruthy()
  expect(mediaOf(coming(sealedBy(ben)), filled(chidi)).size).toBe(0)
  expect(mediaOf(coming(null), filled(chidi)).get(chidi)?.camera).toBeTruthy()
})

test('a slot that is not there, and a voice, are nobody’s picture', () => {
  expect(
    mediaOf(coming(null), [
      { mid: 'elsewhere', participantId: ben, source: 'camera' },
      { mid: slots.voice, participantId: ben, source: 'microphone' },
    ]).size,
  ).toBe(0)
})
