import type { ReceivedBroadcast } from '@baton/contract'
import type { UrgentNaming } from '../../urgent/words/targets.ts'
import { urgencies } from '../../urgent/words/urgencies.ts'
import { senderWords } from '../words.ts'

/** A broadcast as whoever it is for sees it. */
export interface ReceivedSnapshot {
  readonly id: string
  readonly from: string
  readonly sentAt: string
  readonly body: string
  /** “Soon”; `null` for what is routine. */
  readonly urgency: { readonly word: string; readonly presses: boolean } | null
  /** What can be answered with, in their order; none once it is closed. */
  readonly buttons: readonly { readonly answer: number; readonly words: string; readonly isChosen: boolean }[]
  /** “You answered: I can come”. */
  readonly answered: { readonly words: string; readonly at: string } | null
  readonly isClosed: boolean
}

export function receivedSnapshot(broadcast: ReceivedBroadcast, naming: UrgentNaming): ReceivedSnapshot {
  const { id, sentAt, body, options, urgency, answer, answeredAt, closedAt } = broadcast
  const chosen = answer === null ? undefined : options[answer]
  return {
    id,
    from: senderWords(broadcast, naming),
    sentAt,
    body,
    urgency:
      urgency === 'routine'
        ? null
        : { word: urgencies[urgency].word, presses: urgency === 'urgent' || urgency === 'emergency' },
    buttons:
      closedAt === null
        ? options.map((words, place) => ({ answer: place, words, isChosen: place === answer }))
        : [],
    answered:
      chosen === undefined || answeredAt === null
        ? null
        : { words: `You answered: ${chosen}`, at: answeredAt },
    isClosed: closedAt !== null,
  }
}
