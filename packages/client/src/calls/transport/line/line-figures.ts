import type { FilledSlot } from '@baton/contract'
import type { LineSample } from '@baton/domain/calls/line-quality'
import type { LineFigures } from '../transport.ts'
import type { Counts } from './read-stats.ts'

/** Looks over which loss is reckoned: about five seconds. */
const window = 5

/** Reckons what is shown and told of a line from one look after another, over every connection of this stay. */
export interface LineReckoning {
  /** @param opened frames of sound that were opened until now; `null` where that is not known */
  look(counts: Counts, slots: readonly FilledSlot[], opened: number | null): LineSample
  connected(joinMs: number): void
  /** A connection that stood is being replaced. */
  broken(): void
  silentFor(seconds: number): void
  /** Anything came between the last two looks. */
  arrives(): boolean
  /** Looks at which sound had come: it grows while anybody is heard. */
  heard(): number
  figures(): LineFigures
}

export function reckonLine(): LineReckoning {
  let looks: Counts[] = []
  let heard = 0
  let openedBefore = 0
  let figures: LineFigures = {
    loss: 0,
    jitterMs: 0,
    roundTripMs: 0,
    freezes: 0,
    reconnects: 0,
    silentSeconds: 0,
    joinMs: null,
    relayed: false,
    soundPackets: 0,
    frameRates: [],
  }

  return {
    look(counts, slots, opened) {
      const before = looks.at(-1)
      looks = [...looks.slice(-window), counts]
      const isOpened = opened === null || opened > openedBefore
      openedBefore = opened ?? 0
      if (isOpened && isHeard(before, counts)) heard += 1
      const loss = lossOver(looks)
      figures = {
        ...figures,
        loss,
        jitterMs: counts.jitterMs,
        roundTripMs: counts.roundTripMs,
        relayed: counts.relayed,
        freezes: figures.freezes + Math.max(0, counts.freezes - (before?.freezes ?? 0)),
        soundPackets: figures.soundPackets + Math.max(0, counts.soundReceived - (before?.soundReceived ?? 0)),
        frameRates: slots.flatMap(({ mid, participantId, source }) => {
          const framesPerSecond = counts.frameRates.get(mid)
          const isPicture = source === 'camera' || source === 'screen'
          return isPicture && framesPerSecond !== undefined
            ? [{ participantId, source, framesPerSecond }]
            : []
        }),
      }
      return {
        loss: Math.max(loss, counts.lostThere),
        jitterMs: counts.jitterMs,
        roundTripMs: counts.roundTripMs,
      }
    },
    connected(joinMs) {
      if (figures.joinMs === null) figures = { ...figures, joinMs }
    },
    broken() {
      looks = []
      figures = { ...figures, reconnects: figures.reconnects + 1, frameRates: [] }
    },
    silentFor(seconds) {
      figures = { ...figures, silentSeconds: figures.silentSeconds + seconds }
    },
    arrives: () => looks.length < 2 || looks.at(-1)?.arrived !== looks.at(-2)?.arrived,
    heard: () => heard,
    figures: () => figures,
  }
}

/**
 * Packets came, and the decoder did not have to make up everything that was played: what cannot be opened comes and is
 * not heard. Where nothing is played yet, because the browser waits for a press, that they came is enough.
 */
function isHeard(before: Counts | undefined, now: Counts): boolean {
  if (now.soundReceived <= (before?.soundReceived ?? 0)) return false
  const played = now.played - (before?.played ?? 0)
  return played <= 0 || now.madeUp - (before?.madeUp ?? 0) < played
}

/** Late packets make a count of lost ones shrink again. */
function lossOver(looks: readonly Counts[]): number {
  const [first, last] = [looks[0], looks.at(-1)]
  if (!first || !last || first === last) return 0
  const lost = Math.max(0, last.lost - first.lost)
  const received = Math.max(0, last.received - first.received)
  return lost + received === 0 ? 0 : lost / (lost + received)
}
