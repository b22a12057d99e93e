import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { relayPasses } from './relay-pass.ts'

const clock = { ...systemClock, now: () => new Date('2026-01-05T08:00:00Z') }
const relay = { urls: ['turn:turn.example.nhs.uk:3478'], secret: 'a secret of the relays' }

test('a participant’s pass for the relay ends after six hours, is made of the shared secret, and holds nobody’s name', () => {
  const [server] = relayPasses(relay, clock)({ meetingId: 'the meeting', participantId: 'a participant' })
  const until = new Date('2026-01-05T14:00:00Z').getTime() / 1000
  expect(server).toEqual({
    urls: relay.urls,
    username: `${until}:a participant`,
    credential: createHmac('sha1', relay.secret).update(`${until}:a participant`).digest('base64'),
  })
})

test('where there is no relay, devices are told of none', () => {
  expect(relayPasses(null, clock)({ meetingId: 'the meeting', participantId: 'a participant' })).toEqual([])
})
