import { expect, test } from 'vitest'
import { reckonLine } from './line-figures.ts'
import { readStats } from './read-stats.ts'

const voice = {
  type: 'inbound-rtp',
  kind: 'audio',
  trackIdentifier: 'voice',
  packetsReceived: 90,
  packetsLost: 10,
  jitter: 0.012,
  totalSamplesReceived: 48_000,
  concealedSamples: 480,
}
const face = {
  type: 'inbound-rtp',
  kind: 'video',
  trackIdentifier: 'face',
  mid: 'elsewhere',
  packetsReceived: 100,
  packetsLost: -1,
  framesPerSecond: 15,
  freezeCount: 2,
}

function report(...stats: Record<string, unknown>[]): Map<string, unknown> {
  return new Map(stats.map((stat, at) => [String(at), { id: String(at), ...stat }]))
}

test('what Chromium says is read: by its transport the way that is taken', () => {
  const counts = readStats(
    report(
      { type: 'transport', selectedCandidatePairId: '2' },
      { type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: 9 },
      { type: 'candidate-pair', localCandidateId: '3', currentRoundTripTime: 0.08, bytesReceived: 5_000 },
      { type: 'local-candidate', candidateType: 'relay' },
      voice,
      face,
      { type: 'remote-inbound-rtp', fractionLost: 0.04 },
    ),
    new Map([['face', 'p1']]),
  )
  expect(counts).toMatchObject({
    received: 190,
    lost: 9,
    soundReceived: 90,
    arrived: 5_000,
    freezes: 2,
    jitterMs: 12,
    roundTripMs: 80,
    lostThere: 0.04,
    relayed: true,
  })
  expect(counts.frameRates).toEqual(new Map([['p1', 15]]))
})

test('what Firefox says is read too, which names no transport and marks the pair itself', () => {
  const counts = readStats(
    report({ type: 'candidate-pair', selected: true, bytesReceived: 700 }, voice, {
      type: 'remote-inbound-rtp',
      roundTripTime: 0.05,
    }),
    new Map(),
  )
  expect(counts).toMatchObject({ arrived: 700, roundTripMs: 50, relayed: false })
})

test('a report that names nothing is nothing, and no number is missing', () => {
  const counts = readStats(report(), new Map())
  for (const figure of Object.values(counts)) expect(figure).not.toBeNaN()
})

test('loss is that of the last seconds, and packets that come late are not lost twice', () => {
  const reckoning = reckonLine()
  const look = (packetsReceived: number, packetsLost: number) =>
    reckoning.look(readStats(report({ ...voice, packetsReceived, packetsLost }), new Map()), [], null).loss
  look(0, 0)
  expect(look(90, 10)).toBeCloseTo(0.1)
  expect(look(195, 5)).toBeCloseTo(5 / 200)
  for (let at = 1; at <= 6; at += 1) look(195 + 100 * at, 5)
  expect(look(895, 5)).toBe(0)
})

test('sound that the decoder makes up for is not heard (CAL22)', () => {
  const reckoning = reckonLine()
  const look = (packetsReceived: number, totalSamplesReceived: number, concealedSamples: number) => {
    const stat = { ...voice, packetsReceived, totalSamplesReceived, concealedSamples }
    reckoning.look(readStats(report(stat), new Map()), [], null)
    return reckoning.heard()
  }
  const first = look(50, 48_000, 0)
  expect(look(100, 96_000, 48_000)).toBe(first)
  expect(look(150, 144_000, 48_100)).toBeGreaterThan(first)
})

test('sound that comes and cannot be opened is not heard (CAL22)', () => {
  const reckoning = reckonLine()
  const look = (packetsReceived: number, opened: number) => {
    const stat = { ...voice, packetsReceived, totalSamplesReceived: 0, concealedSamples: 0 }
    reckoning.look(readStats(report(stat), new Map()), [], opened)
    return reckoning.heard()
  }
  expect(look(50, 0)).toBe(0)
  expect(look(100, 0)).toBe(0)
  expect(look(150, 25)).toBe(1)
})

test('where a browser plays nothing before it was pressed, that sound comes is enough (CAL22)', () => {
  const reckoning = reckonLine()
  const look = (packetsReceived: number) => {
    const stat = { ...voice, packetsReceived, totalSamplesReceived: 0, concealedSamples: 0 }
    reckoning.look(readStats(report(stat), new Map()), [], null)
    return reckoning.heard()
  }
  const first = look(50)
  expect(look(100)).toBeGreaterThan(first)
})

test('what was counted on one connection is kept on the next', () => {
  const reckoning = reckonLine()
  const look = (packetsReceived: number, freezeCount: number) =>
    reckoning.look(
      readStats(report({ ...voice, packetsReceived }, { ...face, freezeCount }), new Map()),
      [],
      null,
    )
  look(100, 3)
  reckoning.broken()
  look(20, 1)
  expect(reckoning.figures()).toMatchObject({ soundPackets: 120, freezes: 4, reconnects: 1 })
})
