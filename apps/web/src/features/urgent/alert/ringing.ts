import type { UrgentItem } from '@baton/client'
import { paces } from '@baton/domain/escalation/pace'
import type { Sound } from './sounds.ts'

/** How often and when a device last rang for something. */
export interface Rang {
  readonly times: number
  readonly lastAt: number
}

/** For each, by its id and what it asks: who is called again, or whose ladder ends, is rung for anew. */
export type Rings = ReadonlyMap<string, Rang>

/** The loudest sound that is due at this moment, and the rings as they are after it. */
export function ringAt(
  asked: readonly UrgentItem[],
  rings: Rings,
  now: number,
): { sound: Sound | null; rings: Rings } {
  const next = new Map<string, Rang>()
  let loudest: Sound | null = null
  for (const item of asked) {
    const sound = soundOf(item)
    if (sound === null) continue
    const key = keyOf(item)
    const rang = rings.get(key)
    if (!isDue(item, rang, now)) {
      if (rang) next.set(key, rang)
      continue
    }
    next.set(key, { times: (rang?.times ?? 0) + 1, lastAt: now })
    if (loudest === null || loudness[sound] > loudness[loudest]) loudest = sound
  }
  return { sound: loudest, rings: next }
}

const loudness: Record<Sound, number> = { call: -1, urgent: 0, stuck: 1, emergency: 2, crash: 3 }

function soundOf({ asks, escalation }: UrgentItem): Sound | null {
  if (asks === 'answer') return escalation.urgency
  return asks === 'stuck' ? 'stuck' : null
}

function keyOf({ escalation, asks, page }: UrgentItem): string {
  return `${escalation.id} ${asks} ${asks === 'answer' ? (page?.pagedAt ?? '') : ''}`
}

/** As often as the server calls again (docs/rules/escalation.md, ESC5 and ESC10), so that ear and pocket agree. */
function isDue({ asks, escalation: { urgency } }: UrgentItem, rang: Rang | undefined, now: number): boolean {
  if (!rang) return true
  const pace = paces[urgency]
  const passed = now - rang.lastAt
  if (asks === 'answer') return rang.times <= pace.repeatAtMost && passed >= pace.repeatEveryMs
  const every = rang.times <= pace.exhaustedAtMost ? pace.exhaustedEveryMs : pace.exhaustedThenEveryMs
  return passed >= every
}
