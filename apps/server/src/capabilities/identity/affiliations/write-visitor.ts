import type { Person } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { updatePerson } from '../store/people.ts'
import { type Home, insertVisitor, type Known } from '../store/visitors.ts'
import type { Writing } from './tell.ts'

/** Writes down who turns to the organisation: their row and their own stream, and tells its people of them (AFF4). */
export function addVisitor(
  { transaction, streams, act }: Writing,
  { home, known, commandId }: { home: Home; known: Known; commandId: string },
): Person {
  const { organisationId, at } = act
  const id = uuidv7()
  insertVisitor(transaction, { ...known, id, organisationId, home, at })
  streams.begin({ kind: 'person', id }, organisationId)
  const person: Person = {
    id,
    ...known,
    email: '',
    contact: { telephone: null, bleep: null },
    siteId: null,
    placeId: null,
    state: 'active',
    administrator: false,
    visitorFrom: { id: home.organisationId, name: home.organisationName },
  }
  // They act themselves: the organisation did not add them.
  const theirs = { transaction, streams, act: { ...act, personId: id } }
  tellVisitor(theirs, person, { action: 'identity.beginVisit', commandId })
  return person
}

/** Brings what is known of a visitor level with what their home has. Returns whether it was otherwise. */
export function levelVisitor(writing: Writing, visitor: Person, known: Known): boolean {
  const person = { ...visitor, ...known }
  if (sameWords(visitor, person)) return false
  updatePerson(writing.transaction, person)
  tellVisitor(writing, person, { action: 'identity.levelVisitor', commandId: null })
  return true
}

function tellVisitor(
  { streams, act }: Writing,
  person: Person,
  done: { action: string; commandId: string | null },
): void {
  const organisation = { kind: 'organisation', id: act.organisationId } as const
  streams.append(
    organisation,
    { type: 'person.changed', data: { person }, stored: { personId: person.id } },
    act,
  )
  streams.audit({
    at: act.at,
    organisationId: act.organisationId,
    streamId: organisation.id,
    actor: act.personId ?? 'system:affiliations',
    ...done,
    subjects: [{ kind: 'person', id: person.id }],
    commitment: null,
  })
}

function sameWords(one: Known, other: Known): boolean {
  return (
    one.name === other.name &&
    one.profession === other.profession &&
    one.grade === other.grade &&
    one.specialty === other.specialty
  )
}
