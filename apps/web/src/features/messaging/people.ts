import type { Conversation, Person } from '@baton/contract'
import { fullName } from '../../platform/full-name.ts'

/** The person of an id, as far as this device knows them. */
export type FindPerson = (personId: string) => Person | undefined

/** A person's name, a visitor's with where they are from; while it is on its way, words that claim nothing. */
export function nameOf(find: FindPerson, personId: string): string {
  const person = find(personId)
  return person ? fullName(person) : 'Name not loaded yet'
}

/** The name alone, where the organisation of a visitor stands beside it in a line of its own. */
export function bareNameOf(find: FindPerson, personId: string): string {
  return find(personId)?.name ?? 'Name not loaded yet'
}

/** The first name alone, where a line is short and the whole name is near; never a visitor's, who may be a stranger. */
export function shortNameOf(find: FindPerson, personId: string): string {
  const person = find(personId)
  if (!person) return 'Someone'
  return person.visitorFrom ? fullName(person) : firstNameOf(person.name)
}

/** Without a title: “Tom” of “Dr Tom Reilly”. */
export function firstNameOf(name: string): string {
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
 *
 * @param named `bareNameOf` where the organisation of a visitor stands beside it
 */
export function titleOf(
  conversation: Conversation,
  viewerId: string,
  find: FindPerson,
  named: typeof nameOf = nameOf,
): string {
  const { title, askedBy } = conversation
  if (title !== null) {
    return askedBy === null || askedBy === viewerId ? title : `${named(find, askedBy)}, for ${title}`
  }
  const other = otherOf(conversation, viewerId)
  return other === undefined ? 'Notes to myself' : named(find, other)
}

/**
 * Which other organisation a conversation is with, in words to stand beside its title; `null` for one among colleagues:
 * “at Severn Burns Centre” where I turned to one of their roles, “from Taw Community Hospital” of whoever turned to one
 * of ours.
 *
 * @param visited the organisation whose conversation it is, where I visit
 */
export function elsewhereOf(
  { askedBy }: Conversation,
  viewerId: string,
  find: FindPerson,
  visited: string | null,
): string | null {
  if (visited !== null) return `at ${visited}`
  const from = askedBy === null || askedBy === viewerId ? undefined : find(askedBy)?.visitorFrom
  return from ? `from ${from.name}` : null
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
