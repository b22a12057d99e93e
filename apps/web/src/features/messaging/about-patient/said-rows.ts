import type { Message } from '@baton/contract'
import { filesInWords } from '@baton/domain/messaging/files-in-words'
import { asClock } from '../../../ui/time/format-time.ts'
import { dayWords } from '../conversation/timeline.ts'
import { type FindPerson, nameOf, roleOf } from '../people.ts'

export interface SaidRow {
  readonly id: string
  readonly author: string
  /** Profession and grade, and the role in whose name it was written. */
  readonly role: string
  /** “Today 14:05” */
  readonly when: string
  /** `null` once withdrawn. */
  readonly body: string | null
}

interface Names {
  readonly viewerId: string
  readonly find: FindPerson
  readonly nameOfRole: (roleId: string) => string
}

/** Messages as a list that is only read shows them. */
export function saidRows(messages: readonly Message[], names: Names, now: Date): SaidRow[] {
  const { viewerId, find, nameOfRole } = names
  return messages.map(({ id, authorId, asRoleId, sentAt, body, files }) => {
    const own = authorId === viewerId
    const parts = [own ? '' : roleOf(find(authorId)), asRoleId === null ? '' : `for ${nameOfRole(asRoleId)}`]
    return {
      id,
      author: own ? 'You' : nameOf(find, authorId),
      role: parts.filter(Boolean).join(', '),
      when: `${dayWords(sentAt, now)} ${asClock(new Date(sentAt))}`,
      body: body === '' ? filesInWords(files) : body,
    }
  })
}
