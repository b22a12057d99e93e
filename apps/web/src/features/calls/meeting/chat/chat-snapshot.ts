import type { Room } from '@baton/contract'
import { nameOfParticipant, whoIs } from '../words.ts'

export interface ChatLine {
  readonly id: string
  readonly isMine: boolean
  readonly name: string
  readonly who: string
  readonly words: string
  /** `null` while it is not known to be kept. */
  readonly at: string | null
  /** The same person wrote the line before: the name is not said again. */
  readonly isMore: boolean
}

/** What was written, in the order in which it came, and below it what is still on its way (CAL24). */
export function chatSnapshot(
  { said, participants, me }: Pick<Room, 'said' | 'participants' | 'me'>,
  unsaid: readonly { readonly id: string; readonly words: string }[],
): readonly ChatLine[] {
  const people = new Map(participants.map((one) => [one.id, one]))
  const kept = said.map(({ id, participantId, words, at }, place) => {
    const one = people.get(participantId)
    return {
      id,
      isMine: participantId === me,
      name: participantId === me ? 'You' : one ? nameOfParticipant(one) : 'Somebody who has left',
      who: one?.guest ? whoIs(one) : '',
      words,
      at,
      isMore: said[place - 1]?.participantId === participantId,
    }
  })
  const waiting = unsaid.map(({ id, words }, place) => ({
    id,
    isMine: true,
    name: 'You',
    who: '',
    words,
    at: null,
    isMore: place > 0 || said.at(-1)?.participantId === me,
  }))
  return [...kept, ...waiting]
}
