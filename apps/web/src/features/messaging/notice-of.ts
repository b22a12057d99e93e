import type { EndedVisit } from '@baton/client'
import type { Message } from '@baton/contract'
import { type FindPerson, nameOf } from './people.ts'

/** A message that has just come. */
export interface Arrival {
  readonly message: Message
  readonly mentionsMe: boolean
  readonly mutedUntil: string | null
  /** Its conversation is on the screen. */
  readonly isOpen: boolean
  /** The name of the organisation that it is at, where I visit; `null` at home. */
  readonly visited: string | null
}

/** What is older than this, in ms, came with a reconnection and is in the list already. */
const freshMs = 60_000

/**
 * The words of a notice, or `null` for none. Only who wrote, never what or where: others may see the screen. A muted
 * conversation speaks only when it names me.
 */
export function noticeOf(arrival: Arrival, viewerId: string, find: FindPerson, now: Date): string | null {
  const { message, mentionsMe, mutedUntil, isOpen, visited } = arrival
  if (message.authorId === viewerId || isOpen) return null
  // What somebody must accept has a bar and a sound of its own.
  if (message.urgency !== 'routine' && message.urgency !== 'soon') return null
  if (now.getTime() - Date.parse(message.sentAt) > freshMs) return null
  const isMuted = mutedUntil !== null && Date.parse(mutedUntil) > now.getTime()
  if (isMuted && !mentionsMe) return null
  const at = visited === null ? '' : ` (${visited})`
  const name = `${nameOf(find, message.authorId)}${at}`
  return mentionsMe ? `${name} mentioned you` : `New message from ${name}`
}

/** What is said when a visit ended with something unsent. */
export function endedWords({ organisation, unsent }: EndedVisit): string {
  const what = unsent === 1 ? 'Something' : `${unsent} things`
  return `${what} that you wrote to ${organisation.name} ${unsent === 1 ? 'was' : 'were'} not sent: you cannot reach it any more. Telephone.`
}

/** The window's title, with how many messages are unread. */
export function titleWith(unread: number): string {
  if (unread === 0) return 'Baton'
  return `(${unread > 99 ? '99+' : unread}) Baton`
}
