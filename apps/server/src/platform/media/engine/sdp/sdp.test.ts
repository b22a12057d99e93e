import { expect, test } from 'vitest'
import { ownSlotMids, slotPlans } from '../slots.ts'
import { announce } from './announce.ts'
import { readTransport, writeNative } from './native.ts'
import { readAnswer } from './read-answer.ts'
import { readCandidate } from './read-candidate.ts'
import { writeOffer } from './write-offer.ts'

const fingerprint = `sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`
const transport = { iceUfrag: 'abcd', icePwd: 'a'.repeat(24), fingerprint, setup: 'actpass' } as const
const ssrcs = new Map(slotPlans.map(({ mid }, index) => [mid, 100 + index]))
const offer = writeOffer(transport, 1, ssrcs)

function answerTo(text: string): string {
  return text.replaceAll('actpass', 'active').replace('a=mid:cam\r\n', 'a=mid:cam\r\na=ssrc:77 cname:x\r\n')
}

test('the offer has a place for everything a device sends, for four voices, nine pictures and a screen (CAL18)', () => {
  expect(offer.match(/^a=recvonly/gm)).toHaveLength(5)
  const towards = offer.split(/^m=/m).filter((section) => section.includes('a=sendonly'))
  expect(towards.filter((section) => section.startsWith('audio'))).toHaveLength(5)
  expect(towards.filter((section) => section.startsWith('video'))).toHaveLength(10)
  expect(offer).not.toContain('transport-cc')
  for (const mid of Object.values(ownSlotMids)) expect(offer).toContain(`a=mid:${mid}\r\n`)
  for (const [mid, ssrc] of ssrcs)
    expect(offer).toContain(`a=ssrc:${ssrc} msid:${mid === 'ss' ? 's' : mid} ${mid}`)
})

test('an answer is read: how to connect, and under which number the camera comes', () => {
  const answer = readAnswer(answerTo(offer))
  expect(answer?.transport).toEqual({ ...transport, setup: 'active' })
  expect(answer?.ssrcs).toEqual(new Map([['camera', 77]]))
})

test.each([
  ['nothing', ''],
  ['no password', answerTo(offer).replaceAll(/^a=ice-pwd.*$/gm, '')],
  [
    'a password with a new line of SDP in it',
    answerTo(offer).replaceAll(/^a=ice-pwd:.*$/gm, 'a=ice-pwd:short'),
  ],
  ['no fingerprint', answerTo(offer).replaceAll(/^a=fingerprint.*$/gm, '')],
  ['a weak fingerprint', answerTo(offer).replaceAll('sha-256', 'sha-1')],
  ['the choice left open', offer],
])('an answer of which no connection can come is none: %s', (_, sdp) => {
  expect(readAnswer(sdp)).toBeNull()
})

test('what the native code is given is read back as what it was made of', () => {
  expect(readTransport(writeNative({ ...transport, setup: 'active' }))).toEqual({
    ...transport,
    setup: 'active',
  })
})

test('a candidate is an address; a name, another transport or anything odd is not tried', () => {
  expect(readCandidate('candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host generation 0')).toBe(
    'candidate:1 1 UDP 2122260223 192.0.2.7 50000 typ host',
  )
  expect(readCandidate('a=candidate:1 1 UDP 5 fd00::2 50000 typ srflx raddr 0.0.0.0 rport 0')).toBe(
    'candidate:1 1 UDP 5 fd00::2 50000 typ srflx',
  )
  for (const odd of [
    '',
    'candidate:',
    'candidate:1 1 udp 1 something.local 50000 typ host',
    'candidate:1 1 udp 1 internal.example 50000 typ host',
    'candidate:1 1 tcp 1 192.0.2.7 9 typ host tcptype active',
    'candidate:1 2 udp 1 192.0.2.7 50000 typ host',
    'candidate:1 1 udp 1 192.0.2.7 70000 typ host',
    'candidate:1 1 udp 99999999999 192.0.2.7 5000 typ host',
    'candidate:1 1 udp 1 192.0.2.7\r\na=x 5000 typ host',
  ])
    expect(readCandidate(odd)).toBeNull()
})

test('where the site is found by another address, devices are told that one too', () => {
  const own = 'a=candidate:1 1 UDP 2122317823 192.0.2.2 3000 typ host'
  expect(announce(own, null)).toEqual([own.slice(2)])
  expect(announce(own, '203.0.113.7')).toEqual([
    own.slice(2),
    'candidate:19 1 UDP 2122317822 203.0.113.7 3000 typ host',
  ])
  expect(announce(own, '2001:db8::1')).toEqual([own.slice(2)])
})
