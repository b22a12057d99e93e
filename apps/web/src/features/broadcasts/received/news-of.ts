import type { ReceivedBroadcast } from '@baton/contract'
import { type FindPerson, nameOf } from '../../messaging/people.ts'
import { waitsForMe } from './waits-for-me.ts'

/** What is older than this, in ms, came with a reconnection and is in the list already. */
const freshMs = 60_000

/** The words of a notice, or `null` for none. Only who sent it, never what: others may see the screen. */
export function newsOf(broadcast: ReceivedBroadcast, find: FindPerson, now: Date): string | null {
  if (broadcast.seenAt !== null || !waitsForMe(broadcast)) return null
  if (now.getTime() - Date.parse(broadcast.sentAt) > freshMs) return null
  return `Broadcast from ${nameOf(find, broadcast.sentBy)}`
}
