import type { Override } from '@baton/contract'
import { asDateAndClock } from '../../../ui/time/format-time.ts'
import { untilWords } from '../words/until-words.ts'

export interface OverrideSnapshot {
  readonly isOn: boolean
  /** “In force until 22:00”, “Ended 26 November 2026 at 15:00” */
  readonly state: string
  readonly declared: string
  readonly people: string
}

/** An override as the list shows it. */
export function overrideSnapshot(
  override: Override,
  nameOf: (personId: string) => string,
  now: Date,
): OverrideSnapshot {
  const { from, until, endedAt, personIds, declaredBy } = override
  const isOn = endedAt === null && Date.parse(until) > now.getTime()
  return {
    isOn,
    state: isOn
      ? `In force until ${untilWords(until, now)}`
      : `Ended ${asDateAndClock(new Date(endedAt ?? until))}`,
    declared: `Declared by ${nameOf(declaredBy)} on ${asDateAndClock(new Date(from))}`,
    people: `${personIds.length === 1 ? '1 person' : `${personIds.length} people`}: ${personIds.map(nameOf).join(', ')}`,
  }
}
