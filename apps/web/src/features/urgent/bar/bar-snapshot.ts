import type { UrgentItem } from '@baton/client'
import { sinceWords } from '../words/count-words.ts'
import { capital, personName, type UrgentNaming } from '../words/targets.ts'
import { type UrgencyLook, urgencies } from '../words/urgencies.ts'

/** What stands at the top of every screen while something urgent asks something of me. */
export interface BarSnapshot {
  readonly look: UrgencyLook['tone'] | 'held'
  /** “Emergency”, “Nobody accepted”, “You hold” */
  readonly word: string
  readonly words: string
  /** Who, and since when. */
  readonly about: string
  /** How many more ask something of me. */
  readonly others: number
  /** The one that can be accepted from here. */
  readonly acceptId: string | null
  /** For a screen reader, when it appears or changes. */
  readonly announcement: string
}

export function barSnapshot(
  asked: readonly UrgentItem[],
  naming: UrgentNaming,
  now: Date,
): BarSnapshot | null {
  const [first] = asked
  if (!first) return null
  const { escalation, asks } = first
  const { word, tone } = urgencies[escalation.urgency]
  const at = naming.visited ? `, at ${naming.visited.name}` : ''
  const from = `${capital(personName(escalation.raisedBy, naming))}${at}`
  const rest = asked.length - 1
  if (asks === 'do') {
    return {
      look: 'held',
      word: asked.length === 1 ? 'You accepted' : `You hold ${asked.length}`,
      words: escalation.reason,
      about: `from ${from}`,
      others: rest,
      acceptId: null,
      announcement: '',
    }
  }
  const isStuck = asks === 'stuck'
  return {
    look: isStuck ? 'emergency' : tone,
    word: isStuck ? 'Nobody accepted' : word,
    words: escalation.reason,
    about: `${isStuck ? `${word.toLowerCase()}, from` : 'from'} ${from}, ${sinceWords(escalation.raisedAt, now)}`,
    others: rest,
    acceptId: isStuck ? null : escalation.id,
    announcement: `${isStuck ? 'Nobody accepted' : word}: ${escalation.reason}. From ${from}.`,
  }
}
