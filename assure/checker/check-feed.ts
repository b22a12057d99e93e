/** Somebody on a ward's list. */
export interface OnWard {
  readonly ward: string
  readonly number: string
  readonly nhsNumber: string | null
  readonly family: string
  readonly given: string
  readonly bed: string | null
  readonly state: string
  readonly admittedAt: string | null
  readonly allergies: readonly string[]
}

/** A message that waits, as the queue shows it. */
export interface Waiting {
  readonly controlId: string
  readonly problem: string
}

/** A message and what it was answered. */
export interface AnsweredMessage extends Waiting {
  readonly code: string
}

export interface FeedAnomaly {
  readonly kind: 'missing' | 'ghost' | 'wrong' | 'not queued' | 'queued' | 'answer' | 'count'
  readonly sentence: string
}

/** What the world holds, and what Baton shows and says. */
export interface FeedHistory {
  readonly truth: readonly OnWard[]
  readonly shown: readonly OnWard[]
  /** Each message once; `problem` is empty for one that must be used. */
  readonly answered: readonly AnsweredMessage[]
  readonly waiting: readonly Waiting[]
  readonly counts: { received: number; used: number; known: number; waiting: number }
}

/** Every way in which the wards' lists and the queue are not what they must be. */
export function checkFeed({ truth, shown, answered, waiting, counts }: FeedHistory): FeedAnomaly[] {
  return [
    ...checkWards(truth, shown),
    ...checkQueue(answered, waiting),
    ...checkAnswers(answered),
    ...checkCounts(answered, counts),
  ]
}

function checkWards(truth: readonly OnWard[], shown: readonly OnWard[]): FeedAnomaly[] {
  const anomalies: FeedAnomaly[] = []
  const byNumber = Map.groupBy(shown, ({ number }) => number)
  for (const one of truth) {
    const found = byNumber.get(one.number) ?? []
    if (found.length === 0)
      anomalies.push({ kind: 'missing', sentence: `${one.number} is on ${one.ward} and on no list` })
    for (const other of found.slice(1))
      anomalies.push({
        kind: 'ghost',
        sentence: `${one.number} stands on lists twice, also on ${other.ward}`,
      })
    const [first] = found
    if (first === undefined) continue
    const differing = (Object.keys(one) as (keyof OnWard)[]).filter(
      (key) => JSON.stringify(one[key]) !== JSON.stringify(first[key]),
    )
    for (const key of differing)
      anomalies.push({
        kind: 'wrong',
        sentence: `${one.number}: ${key} is ${String(first[key])}, not ${String(one[key])}`,
      })
  }
  const real = new Set(truth.map(({ number }) => number))
  for (const one of shown)
    if (!real.has(one.number))
      anomalies.push({ kind: 'ghost', sentence: `${one.number} is on ${one.ward}'s list and not there` })
  return anomalies
}

function checkQueue(answered: readonly AnsweredMessage[], waiting: readonly Waiting[]): FeedAnomaly[] {
  const left = new Map<string, number>()
  for (const message of waiting) left.set(keyOf(message), (left.get(keyOf(message)) ?? 0) + 1)
  const anomalies: FeedAnomaly[] = []
  for (const message of answered) {
    if (message.problem === '') continue
    const count = left.get(keyOf(message)) ?? 0
    if (count === 0) anomalies.push({ kind: 'not queued', sentence: `${keyOf(message)} is not in the queue` })
    else left.set(keyOf(message), count - 1)
  }
  for (const [key, count] of left)
    if (count > 0) anomalies.push({ kind: 'queued', sentence: `${key} waits ${count} times too often` })
  return anomalies
}

function keyOf({ controlId, problem }: Waiting): string {
  return `${controlId}: ${problem}`
}

function checkAnswers(answered: readonly AnsweredMessage[]): FeedAnomaly[] {
  return answered
    .filter(({ code, problem }) => code !== (problem === 'not-hl7' ? 'AR' : 'AA'))
    .map((message) => ({
      kind: 'answer' as const,
      sentence: `${keyOf(message)} was answered ${message.code}`,
    }))
}

function checkCounts(
  answered: readonly AnsweredMessage[],
  { received, used, known, waiting }: FeedHistory['counts'],
): FeedAnomaly[] {
  const anomalies: FeedAnomaly[] = []
  const usable = answered.filter(({ problem }) => problem === '').length
  if (used !== usable) anomalies.push({ kind: 'count', sentence: `${used} were used, not ${usable}` })
  if (received !== used + known + waiting)
    anomalies.push({
      kind: 'count',
      sentence: `${received} came, and ${used} + ${known} + ${waiting} are accounted for`,
    })
  return anomalies
}
