import type { Conversation, Person } from '@baton/contract'

/** The person of an id, as far as this device knows them. */
export type FindPerson = (personId: string) => Person | undefined

/** A person's name; while it is on its way, words that claim nothing. */
export function nameOf(find: FindPerson, personId: string): string {
  return find(personId)?.name ?? 'Name not loaded yet'
}

/** The first name alone, where a line is short and the whole name is near. */
export function shortNameOf(find: FindPerson, personId: string): string {
  const name = find(personId)?.name
  if (!name) return 'Someone'
  return name.replace(/^(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sister)\.? /, '').split(' ')[0] ?? name
}

/**
 * What a person is, beside their name, so that it is always plain who is speaking: “Staff nurse”,
 * “Doctor, specialty registrar, Cardiology”. Empty while the person is not loaded.
 */
export function roleOf(person: Person | undefined): string {
  if (!person) return ''
  const { profession, grade, specialty } = person
  const parts = [...rankOf(profession, grade), ...(specialty ? [specialty] : [])]
  return parts.join(', ')
}

/**
 * What a conversation is called: its title, or the other person's name. Whoever holds a role has one with each person
 * who turned to it, so that for them it is called by that person too.
 */
export function titleOf(conversation: Conversation, viewerId: string, find: FindPerson): string {
  const { title, askedBy } = conversation
  if (title !== null) {
    return askedBy === null || askedBy === viewerId ? title : `${nameOf(find, askedBy)}, for ${title}`
  }
  const other = otherOf(conversation, viewerId)
  return other === undefined ? 'Notes to myself' : nameOf(find, other)
}

/** The other person of a direct conversation, not who was called to it; `undefined` elsewhere, or alone. */
export function otherOf(conversation: Conversation, viewerId: string): string | undefined {
  if (conversation.kind !== 'direct') return undefined
  return conversation.members.find(({ personId, calledTo }) => personId !== viewerId && calledTo === null)
    ?.personId
}

function rankOf(profession: string, grade: string | null): string[] {
  if (grade === null) return [profession]
  return grade.toLowerCase().includes(profession.toLowerCase())
    ? [grade]
    : [profession, grade.charAt(0).toLowerCase() + grade.slice(1)]
}
