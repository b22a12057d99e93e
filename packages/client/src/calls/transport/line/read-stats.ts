/** One look at a connection's statistics: counts that grow, and what is now. Times in ms. */
export interface Counts {
  readonly received: number
  readonly lost: number
  readonly soundReceived: number
  /** Samples of sound that were played, and those of them that the decoder made up because nothing came. */
  readonly played: number
  readonly madeUp: number
  /** Everything that came, in bytes. */
  readonly arrived: number
  readonly freezes: number
  readonly jitterMs: number
  readonly roundTripMs: number
  /** Share of ours that the server says it lacks. */
  readonly lostThere: number
  readonly relayed: boolean
  readonly frameRates: ReadonlyMap<string, number>
}

/** As much of a statistic as is read here; what a browser leaves out is `undefined`. */
interface Stat {
  readonly id: string
  readonly type: string
  readonly kind?: string
  readonly mid?: string
  readonly trackIdentifier?: string
  readonly packetsReceived?: number
  readonly packetsLost?: number
  readonly jitter?: number
  readonly freezeCount?: number
  readonly framesPerSecond?: number
  readonly totalSamplesReceived?: number
  readonly concealedSamples?: number
  readonly fractionLost?: number
  readonly roundTripTime?: number
  readonly bytesReceived?: number
  readonly currentRoundTripTime?: number
  readonly nominated?: boolean
  readonly state?: string
  readonly selected?: boolean
  readonly selectedCandidatePairId?: string
  readonly localCandidateId?: string
  readonly candidateType?: string
}

/** @param slotOf which slot a track belongs to, by its id */
export function readStats(
  report: Iterable<readonly [string, unknown]>,
  slotOf: ReadonlyMap<string, string>,
): Counts {
  const stats = new Map<string, Stat>()
  for (const [id, stat] of report) stats.set(id, stat as Stat)
  const all = [...stats.values()]
  const incoming = all.filter(({ type }) => type === 'inbound-rtp')
  const sound = incoming.filter(({ kind }) => kind === 'audio')
  const there = all.filter(({ type }) => type === 'remote-inbound-rtp')
  const pair = selectedPair(all, stats)
  const local = pair?.localCandidateId === undefined ? undefined : stats.get(pair.localCandidateId)
  const roundTrip =
    pair?.currentRoundTripTime ?? there.find(({ roundTripTime }) => roundTripTime)?.roundTripTime
  return {
    received: sum(incoming, ({ packetsReceived }) => packetsReceived),
    lost: sum(incoming, ({ packetsLost }) => packetsLost),
    soundReceived: sum(sound, ({ packetsReceived }) => packetsReceived),
    played: sum(sound, ({ totalSamplesReceived }) => totalSamplesReceived),
    madeUp: sum(sound, ({ concealedSamples }) => concealedSamples),
    arrived: pair?.bytesReceived ?? sum(incoming, ({ bytesReceived }) => bytesReceived),
    freezes: sum(incoming, ({ freezeCount }) => freezeCount),
    jitterMs: 1_000 * Math.max(0, ...sound.map(({ jitter }) => jitter ?? 0)),
    roundTripMs: 1_000 * (roundTrip ?? 0),
    lostThere: Math.min(1, Math.max(0, ...there.map(({ fractionLost }) => fractionLost ?? 0))),
    relayed: local?.candidateType === 'relay',
    frameRates: new Map(
      incoming.flatMap(({ kind, mid, trackIdentifier, framesPerSecond }): [string, number][] => {
        const slot = slotOf.get(trackIdentifier ?? '') ?? mid
        return kind === 'video' && slot !== undefined ? [[slot, framesPerSecond ?? 0]] : []
      }),
    ),
  }
}

function selectedPair(all: readonly Stat[], stats: ReadonlyMap<string, Stat>): Stat | undefined {
  const transport = all.find(
    ({ type, selectedCandidatePairId }) => type === 'transport' && selectedCandidatePairId,
  )
  if (transport?.selectedCandidatePairId !== undefined) return stats.get(transport.selectedCandidatePairId)
  return all.find(
    ({ type, selected, nominated, state }) =>
      type === 'candidate-pair' && (selected || (nominated && state === 'succeeded')),
  )
}

function sum(stats: readonly Stat[], of: (stat: Stat) => number | undefined): number {
  return stats.reduce((total, stat) => total + (of(stat) ?? 0), 0)
}
