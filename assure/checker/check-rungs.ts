import type { ClimbAnomaly, Climbed, Done, LadderHistory, Lateness } from './climbs.ts'
import { desertedMs, isBeforeItsTime, wasSet, writtenWithinMs } from './ladder-time.ts'

/** Behind its time by more than this it is late whatever happened: a crash may cost 15 s. */
const lateAfterMs = 15_000

/** A rung that was called, or the end of the ladder. */
interface Reached {
  readonly rung: number
  readonly atMs: number
  readonly datedMs: number
}

/** Whether each rung was reached once, in its turn and in its time. */
export function checkRungs(
  history: LadderHistory,
  climbed: Climbed,
): { anomalies: ClimbAnomaly[]; lateness: Lateness[] } {
  const anomalies: ClimbAnomaly[] = []
  const lateness: Lateness[] = []
  const say = (kind: ClimbAnomaly['kind'], sentence: string) =>
    anomalies.push({ kind, sentence: `${climbed.id}: ${sentence}` })
  checkOrder(history, climbed, say)
  const called = reachedRungs(climbed)
  for (const [index, from] of called.entries()) {
    const to = called[index + 1]
    const dueMs = from.atMs + (climbed.rungs[from.rung]?.waitMs ?? 0) / history.speed
    const left = leftBy(climbed, from)
    if (to === undefined) {
      if (from.rung === ended) continue
      const settled = settledAfter(climbed, from)
      const endMs = Math.min(settled?.answeredAtMs ?? history.readAtMs, history.readAtMs)
      const spared = backBetween(history, from.atMs, endMs) + desertedMs(history, dueMs, endMs)
      if (endMs > dueMs + lateAfterMs + spared) {
        say('missed', `nothing followed rung ${from.rung} for ${Math.round(endMs - dueMs)} ms after its time`)
      }
      continue
    }
    if (left !== null && left <= to.atMs + writtenWithinMs) continue
    const waitMs = climbed.rungs[from.rung]?.waitMs ?? 0
    if (isBeforeItsTime(history, from, to, waitMs)) say('early', `rung ${to.rung} was called before its time`)
    const lateMs = to.atMs - dueMs
    if (wasSet(history, from.atMs, to.atMs)) continue
    const calm = !history.harms.some((harm) => harm.fromMs <= to.atMs && harm.untilMs >= dueMs - 2_500)
    lateness.push({ ms: Math.max(0, lateMs), calm })
    if (lateMs > lateAfterMs + desertedMs(history, dueMs, to.atMs))
      say('late', `rung ${to.rung} was called ${Math.round(lateMs)} ms late`)
  }
  return { anomalies, lateness }
}

/** Stands for the end of the ladder. */
const ended = Number.POSITIVE_INFINITY

function reachedRungs({ kept }: Climbed): Reached[] {
  const first = new Map<number, Reached>()
  for (const { rung, atMs, datedMs } of kept.pages) {
    const known = first.get(rung)
    if (known === undefined || atMs < known.atMs) first.set(rung, { rung, atMs, datedMs })
  }
  const ends = kept.exhausted.filter(({ round }) => round === 0)
  const byRung = Map.groupBy(ends, ({ rung }) => rung)
  const over = [...byRung.values()].map((told) => ({
    rung: ended,
    atMs: Math.min(...told.map(({ atMs }) => atMs)),
    datedMs: Math.min(...told.map(({ datedMs }) => datedMs)),
  }))
  return [...first.values(), ...over].sort((a, b) => a.atMs - b.atMs)
}

function checkOrder(
  { holders }: LadderHistory,
  { rungs, kept, raisedBy, deeds }: Climbed,
  say: (kind: ClimbAnomaly['kind'], sentence: string) => void,
): void {
  const reached = new Set([...kept.pages, ...kept.passedOver].map(({ rung }) => rung))
  // Also where it was called off since.
  const exhausted = kept.exhausted.length > 0
  const last = exhausted ? rungs.length - 1 : Math.max(-1, ...reached)
  for (let rung = 0; rung <= last; rung += 1) {
    if (!reached.has(rung)) say('skipped', `rung ${rung} was neither called nor passed over`)
  }
  const both = kept.passedOver.filter(({ rung }) => kept.pages.some((page) => page.rung === rung))
  for (const { rung } of both) say('doubled', `rung ${rung} was called and passed over`)
  for (const { rung, atMs } of kept.passedOver) {
    const answered = deeds.filter((deed) => isAnswer(deed) && deed.askedAtMs <= atMs + writtenWithinMs)
    const gone = new Set([raisedBy, ...answered.map(({ personId }) => personId)])
    const there = (holders.get(rungs[rung]?.roleId ?? '') ?? []).filter((personId) => !gone.has(personId))
    if (there.length > 0) say('wrongly passed over', `rung ${rung} is held by ${there.join(', ')}`)
  }
  for (const { rung, personId } of kept.pages) {
    const right = holders.get(rungs[rung]?.roleId ?? '') ?? []
    if (!right.includes(personId) || personId === raisedBy) {
      say('wrong person', `${personId} was called on rung ${rung}`)
    }
  }
}

function isAnswer({ verb }: Done): boolean {
  return verb === 'decline' || verb === 'passOn'
}

/** When the rung was left because all its people had declined or passed it on; `null` when they had not. */
function leftBy({ deeds, kept }: Climbed, from: Reached): number | null {
  const people = kept.pages.filter(({ rung }) => rung === from.rung).map(({ personId }) => personId)
  const answers = deeds.filter((deed) => isAnswer(deed) && deed.answeredAtMs >= from.atMs - writtenWithinMs)
  const passed = answers.find(({ verb }) => verb === 'passOn')
  if (passed !== undefined) return passed.askedAtMs
  const times = people.map((personId) => answers.find((deed) => deed.personId === personId)?.askedAtMs)
  return times.every((time) => time !== undefined) ? Math.max(...times) : null
}

/** What ended the wait on a rung: accepted, cancelled or passed on. */
function settledAfter({ deeds }: Climbed, from: Reached): Done | undefined {
  const ends = new Set(['accept', 'cancel', 'passOn'])
  return deeds.find(({ verb, answeredAtMs }) => ends.has(verb) && answeredAtMs >= from.atMs)
}

/** A clock that is set back by another's doubt costs a moment each time. */
function backBetween({ jumps }: LadderHistory, fromMs: number, untilMs: number): number {
  return jumps.filter(({ atMs, byMs }) => byMs < 0 && atMs >= fromMs && atMs <= untilMs).length * 3_000
}
