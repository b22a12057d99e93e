import type { ClimbAnomaly, Climbed, LadderHistory } from './climbs.ts'
import { desertedMs, isBeforeItsTime, writtenWithinMs } from './ladder-time.ts'

/** Between two calls of one rung there is at most their time and what a crash may cost. */
const lateAfterMs = 15_000

/** Whether everyone was called once for a rung, a round and a channel, again in time, and never after the end. */
export function checkCalls(history: LadderHistory, climbed: Climbed): ClimbAnomaly[] {
  const anomalies: ClimbAnomaly[] = []
  const say = (kind: ClimbAnomaly['kind'], sentence: string) =>
    anomalies.push({ kind, sentence: `${climbed.id}: ${sentence}` })
  const { kept } = climbed
  for (const { rung, personId } of doubled(kept.pages, (page) => `${page.rung} ${page.personId}`)) {
    say('doubled', `${personId} was paged twice on rung ${rung}`)
  }
  const keyOf = (call: { rung: number; round: number | 'other'; personId: string }) =>
    `${call.rung} ${call.round} ${call.personId}`
  for (const call of doubled(kept.calls, keyOf)) say('doubled', `called twice: ${keyOf(call)}`)
  for (const call of kept.calls) {
    for (const channel of doubled(call.attempts, (one) => one)) {
      say('doubled', `called twice by ${channel}: ${keyOf(call)}`)
    }
  }
  for (const told of doubled(kept.exhausted, keyOf)) say('doubled', `told twice: ${keyOf(told)}`)
  checkFirstCalls(climbed, say)
  checkRounds(history, climbed, say)
  checkAfterTheEnd(climbed, say)
  return anomalies
}

/** Whoever was paged was also called: a row alone wakes nobody. */
function checkFirstCalls(
  { kept }: Climbed,
  say: (kind: ClimbAnomaly['kind'], sentence: string) => void,
): void {
  const first = new Set(
    kept.calls.filter(({ round }) => round === 0).map(({ rung, personId }) => `${rung} ${personId}`),
  )
  for (const { rung, personId } of kept.pages) {
    if (!first.has(`${rung} ${personId}`))
      say('silent', `${personId} was paged on rung ${rung} and not called`)
  }
  if (kept.state === 'exhausted' && kept.exhausted.length === 0)
    say('silent', 'nobody was told that nobody is left')
}

function checkRounds(
  history: LadderHistory,
  climbed: Climbed,
  say: (kind: ClimbAnomaly['kind'], sentence: string) => void,
): void {
  const everyMs = history.repeatEveryMs[climbed.urgency] / history.speed
  const rounds = climbed.kept.calls.filter(({ round }) => round !== 'other')
  for (const [key, calls] of Map.groupBy(rounds, ({ rung, personId }) => `${rung} ${personId}`)) {
    const sorted = calls.toSorted((a, b) => Number(a.round) - Number(b.round))
    const [first] = sorted
    if (first === undefined) continue
    for (const [index, call] of sorted.entries()) {
      const waitMs = Number(call.round) * history.repeatEveryMs[climbed.urgency]
      if (isBeforeItsTime(history, first, call, waitMs))
        say('early', `round ${call.round} of ${key} came before its time`)
      const before = sorted[index - 1]
      if (before === undefined) continue
      const rounds = Number(call.round) - Number(before.round)
      const spared = desertedMs(history, before.atMs, call.atMs)
      if (call.atMs - before.atMs > rounds * everyMs + lateAfterMs + spared) {
        say('late', `round ${call.round} of ${key} came late`)
      }
    }
  }
}

/** Nothing is called between an end that was answered and whatever begins it anew. */
function checkAfterTheEnd(
  { deeds, kept }: Climbed,
  say: (kind: ClimbAnomaly['kind'], sentence: string) => void,
): void {
  for (const end of deeds.filter(({ verb }) => verb === 'accept' || verb === 'cancel')) {
    const anew = deeds
      .filter(({ verb, answeredAtMs }) => verb === 'passOn' && answeredAtMs > end.answeredAtMs)
      .map(({ askedAtMs }) => askedAtMs)
    const untilMs = Math.min(...anew, Number.POSITIVE_INFINITY)
    const after = [...kept.pages, ...kept.calls].filter(
      ({ atMs }) => atMs > end.answeredAtMs && atMs < untilMs - writtenWithinMs,
    )
    if (after.length > 0) say('called after the end', `${after.length} calls after ${end.verb}`)
  }
}

function doubled<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap((same) => same.slice(1, 2))
}
