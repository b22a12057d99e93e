import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import type { BusMessage } from './bus.ts'
import { pack, unpack } from './envelope.ts'

const organisationId = uuidv7()

test('what is packed for another server is unpacked there, and not by oneself', () => {
  const messages: BusMessage[] = [
    { kind: 'advanced', organisationId, streams: [[`conversation:${uuidv7()}`, 7]] },
    { kind: 'alive', node: 'a' },
  ]
  const [envelope = ''] = pack('a', messages, 8_000)
  expect(unpack('b', envelope)).toEqual(messages)
  expect(unpack('a', envelope)).toEqual([])
})

test('however much there is to say, no notification reaches the limit, and nothing is left out', () => {
  const streams = Array.from({ length: 500 }, (_, index) => [`conversation:${uuidv7()}`, index] as const)
  const people = Array.from({ length: 700 }, () => uuidv7())
  const messages: BusMessage[] = [
    {
      kind: 'advanced',
      organisationId,
      streams: streams.map(([name, seq]) => [name as `conversation:${string}`, seq]),
    },
    { kind: 'presence', node: 'a', whole: true, present: people.slice(0, 600), absent: people.slice(600) },
    { kind: 'sessions-ended', sessionIds: people },
  ]
  const envelopes = pack('a', messages, 8_000)
  for (const envelope of envelopes) expect(Buffer.byteLength(envelope)).toBeLessThan(8_000)
  const heard = envelopes.flatMap((envelope) => unpack('b', envelope))
  expect(heard.flatMap((one) => (one.kind === 'advanced' ? one.streams : []))).toEqual(streams)
  expect(heard.flatMap((one) => (one.kind === 'sessions-ended' ? one.sessionIds : []))).toEqual(people)
  const presence = heard.filter((one) => one.kind === 'presence')
  expect(presence.flatMap((one) => [...one.present, ...one.absent])).toEqual(people)
  expect(presence.map((one) => one.whole)).toEqual(presence.map((_, index) => index === 0))
})

test('what is not understood is left alone, and what stands beside it is heard', () => {
  const envelope = { from: 'a', messages: [{ kind: 'from the future' }, { kind: 'alive', node: 'a' }] }
  expect(unpack('b', JSON.stringify(envelope))).toEqual([{ kind: 'alive', node: 'a' }])
  for (const text of ['', 'x', '{}', '[]', 'null', '{"from":1,"messages":[]}'])
    expect(unpack('b', text)).toEqual([])
})
