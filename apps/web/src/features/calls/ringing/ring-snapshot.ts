import type { Meeting } from '@baton/contract'
import { aboutWords, type CallNaming, counted, listed } from '../words/meeting-words.ts'

/** A call that rings for me. */
export interface RingSnapshot {
  readonly id: string
  /** “Camera call” or “Call”. */
  readonly kind: string
  readonly caller: { readonly id: string; readonly name: string }
  /** Through which role, or from what; empty where it is only I who is called. */
  readonly about: string
  /** “Also rung: Ffion Rees”; empty where nobody else is. */
  readonly others: string
  /** “Answered: Ffion Rees”: somebody is there already. */
  readonly answered: string
  readonly video: boolean
}

/** More others than so many are counted, not named. */
const mostNamed = 3

/** A pure picture of a call as whoever is called sees it. */
export function ringSnapshot(meeting: Meeting, naming: CallNaming): RingSnapshot {
  const mine = meeting.invited.find(({ personId }) => personId === naming.viewerId)
  const others = meeting.invited.filter(({ personId, state }) => {
    return personId !== naming.viewerId && personId !== meeting.organiserId && state === 'ringing'
  })
  const inside = meeting.present.filter(({ personId }) => personId !== meeting.organiserId)
  return {
    id: meeting.id,
    kind: meeting.video ? 'Camera call' : 'Call',
    caller: { id: meeting.organiserId, name: naming.nameOf(meeting.organiserId) },
    about: [
      meeting.title,
      mine && mine.roleId !== null ? `For ${naming.roleOf(mine.roleId)}` : aboutWords(meeting.about, naming),
    ]
      .filter(Boolean)
      .join(' · '),
    others: named(
      'Also rung',
      others.map(({ personId }) => naming.nameOf(personId)),
    ),
    answered: named(
      'There already',
      inside.map(({ personId, guestName }) =>
        personId === null ? (guestName ?? 'A guest') : naming.nameOf(personId),
      ),
    ),
    video: meeting.video,
  }
}

function named(word: string, names: readonly string[]): string {
  if (names.length === 0) return ''
  if (names.length > mostNamed) return `${word}: ${counted(names.length, 'colleague')}`
  return `${word}: ${listed(names)}`
}
