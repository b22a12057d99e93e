import type { Person, PersonDetails } from '@baton/contract'

export type PersonFields = Record<
  'name' | 'email' | 'profession' | 'grade' | 'specialty' | 'telephone' | 'bleep' | 'siteId' | 'placeId',
  string
>

export const emptyPerson: PersonFields = {
  name: '',
  email: '',
  profession: '',
  grade: '',
  specialty: '',
  telephone: '',
  bleep: '',
  siteId: '',
  placeId: '',
}

/** The parts of a form that the server may find fault with, as it names them. */
export const personPaths = [
  'name',
  'email',
  'profession',
  'grade',
  'specialty',
  'contact.telephone',
  'contact.bleep',
  'siteId',
  'placeId',
]

/** What is written down about a person, as the fields of the form. */
export function fieldsOf({ contact, ...person }: Person): PersonFields {
  return {
    name: person.name,
    email: person.email,
    profession: person.profession,
    grade: person.grade ?? '',
    specialty: person.specialty ?? '',
    telephone: contact.telephone ?? '',
    bleep: contact.bleep ?? '',
    siteId: person.siteId ?? '',
    placeId: person.placeId ?? '',
  }
}

/** The form as the server takes it: an empty field is nothing. */
export function detailsOf(fields: PersonFields): PersonDetails {
  return {
    name: fields.name,
    email: fields.email,
    profession: fields.profession,
    grade: fields.grade.trim() || null,
    specialty: fields.specialty.trim() || null,
    contact: { telephone: fields.telephone.trim() || null, bleep: fields.bleep.trim() || null },
    siteId: fields.siteId || null,
    placeId: fields.siteId ? fields.placeId || null : null,
  }
}
