import type { FilledSlot } from '@baton/contract'
import { freshLine, judgeLine, type LineQuality } from '@baton/domain/calls/line-quality'
import { beginListening, freshHearing, isTimeToMend, listen, mending } from '@baton/domain/calls/silence'
import type { Clock } from '../../../ports.ts'
import type { LineFigures } from '../transport.ts'
import { reckonLine } from './line-figures.ts'
import { readStats } from './read-stats.ts'

/** How often statistics are looked at, in ms. */
const lookMs = 1_000

/** Looks at a connection again and again: how the line is, and whether anything is heard. */
export interface LineWatch {
  /** A connection stands: looks at it from now on, until another one or `rest`. */
  begin(source: Watched): void
  rest(): void
  connected(joinMs: number): void
  /** A connection that stood is being replaced. */
  broken(): void
  /** How many of the others have their microphone on. */
  expect(microphones: number): void
  quality(): LineQuality
  /** Nothing is heard although something should be, until something is. */
  isSilent(): boolean
  figures(): LineFigures
}

export interface Watched {
  /** `undefined` when there is nothing to look at just now. */
  statistics(): Promise<Iterable<readonly [string, unknown]> | undefined>
  /** What comes, and by the id of its track which slot that is. */
  slots(): readonly FilledSlot[]
  slotOf(): ReadonlyMap<string, string>
  /** Frames of sound that were opened until now; `null` where that is not known. */
  soundOpened(): number | null
}

interface LineWatchDeps {
  readonly clock: Clock
  /** After every look. */
  looked(): void
  qualityChanged(quality: LineQuality): void
  /** Nothing is heard, and it is time to connect again (CAL22). */
  mend(): void
}

export function watchLine(deps: LineWatchDeps): LineWatch {
  const reckoning = reckonLine()
  let watched: Watched | undefined
  let line = freshLine
  let hearing = freshHearing
  let expected = 0
  let stopTimer = () => {}

  const nowMs = () => deps.clock.now().getTime()

  function lookSoon(): void {
    stopTimer()
    stopTimer = deps.clock.setTimer(lookMs, () => void look())
  }

  async function look(): Promise<void> {
    const mine = watched
    const report = await mine?.statistics().catch(() => undefined)
    if (!mine || mine !== watched) return
    lookSoon()
    if (report) take(report, mine)
  }

  function take(report: Iterable<readonly [string, unknown]>, from: Watched): void {
    const at = nowMs()
    const slots = from.slots()
    const sample = reckoning.look(readStats(report, from.slotOf()), slots, from.soundOpened())
    judge(judgeLine(line, sample, at))
    const carried = slots.some(({ source }) => source === 'microphone')
    const heard = { expected: expected > 0, carried, arrives: reckoning.arrives(), sound: reckoning.heard() }
    hearing = listen(hearing, heard, at)
    if (hearing.silent) reckoning.silentFor(lookMs / 1_000)
    const isTime = isTimeToMend(hearing, carried, at)
    if (isTime) hearing = mending(hearing, at)
    deps.looked()
    if (isTime) deps.mend()
  }

  function judge(next: typeof line): void {
    const before = line.quality
    line = next
    if (line.quality !== before) deps.qualityChanged(line.quality)
  }

  return {
    begin(source) {
      watched = source
      hearing = beginListening(hearing)
      lookSoon()
    },
    rest() {
      watched = undefined
      stopTimer()
    },
    connected: reckoning.connected,
    broken: reckoning.broken,
    expect(microphones) {
      expected = microphones
    },
    quality: () => line.quality,
    isSilent: () => hearing.silent,
    figures: reckoning.figures,
  }
}
