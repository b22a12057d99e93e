import type { PatientAlert } from '@baton/contract'
import { foldName } from './fold-name.ts'

/** Alerts with further ones, each once however it is written; none that was there is ever left out (PAT8, PAT24). */
export function addAlerts(known: readonly PatientAlert[], further: readonly PatientAlert[]): PatientAlert[] {
  const there = new Set(known.map(keyOf))
  const added = further.filter((alert) => {
    const isNew = !there.has(keyOf(alert))
    there.add(keyOf(alert))
    return isNew
  })
  return [...known, ...added]
}

/** Alerts without those that `addAlerts` added to what was known before. */
export function withoutAdded(
  now: readonly PatientAlert[],
  { before, further }: { before: readonly PatientAlert[]; further: readonly PatientAlert[] },
): PatientAlert[] {
  const own = new Set(before.map(keyOf))
  const added = new Set(further.map(keyOf).filter((key) => !own.has(key)))
  return now.filter((alert) => !added.has(keyOf(alert)))
}

function keyOf({ kind, words }: PatientAlert): string {
  return `${kind}|${foldName(words)}`
}
