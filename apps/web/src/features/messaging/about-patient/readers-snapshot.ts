import type { api, OutputOf } from '@baton/contract'
import { type FindPerson, nameOf, roleOf } from '../people.ts'

type Readers = OutputOf<typeof api.messaging.listReaders>

export interface ReaderRow {
  readonly personId: string
  readonly name: string
  readonly role: string
}

export interface ReadersSnapshot {
  /** “You and Dr Tom Reilly are in this conversation.” */
  readonly members: string
  /** “12 others who may see this patient can open and read it.” */
  readonly others: string
  /** Who may open it and has not, by name. */
  readonly rows: readonly ReaderRow[]
}

/** Named up to so many; of more it is said how many they are. */
const mostNamed = 2

/** Who reads what is written about a patient, and who may, in words that stand there before anything is written. */
export function readersSnapshot(readers: Readers, viewerId: string, find: FindPerson): ReadersSnapshot {
  const { memberIds, personIds } = readers
  const rows = personIds
    .filter((id) => !memberIds.includes(id) && id !== viewerId)
    .map((personId) => ({ personId, name: nameOf(find, personId), role: roleOf(find(personId)) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  return { members: membersWords(memberIds, viewerId, find), others: othersWords(rows.length), rows }
}

function membersWords(memberIds: readonly string[], viewerId: string, find: FindPerson): string {
  if (memberIds.length === 0) return 'Nobody is in this conversation yet.'
  const isMember = memberIds.includes(viewerId)
  const others = memberIds.filter((id) => id !== viewerId)
  if (others.length === 0) return 'Only you are in this conversation.'
  const named = others.length > mostNamed ? [`${others.length} others`] : others.map((id) => nameOf(find, id))
  const names = isMember ? ['You', ...named] : named
  if (!isMember && others.length > mostNamed) return `${others.length} people are in this conversation.`
  const last = names.at(-1) ?? ''
  const all = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
  return `${all} ${names.length === 1 ? 'is' : 'are'} in this conversation.`
}

function othersWords(count: number): string {
  if (count === 0) return 'Nobody else may see this patient now.'
  return count === 1
    ? '1 other who may see this patient can open and read it.'
    : `${count} others who may see this patient can open and read it.`
}
