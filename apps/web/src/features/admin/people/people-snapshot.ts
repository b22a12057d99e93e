import type { DirectoryEntry } from '@baton/contract'

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly work: string
  readonly where: string
  readonly tags: readonly { readonly words: string; readonly tone: 'good' | 'warn' | 'info' }[]
}

/** The table of people: who they are, where they work, and whether they can sign in. */
export function peopleRows(people: readonly DirectoryEntry[]): readonly PersonRow[] {
  return people.map(({ person, where, teams }) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    work: person.grade ?? person.profession,
    where: where ?? teams[0] ?? '—',
    tags: [
      person.state === 'suspended'
        ? { words: 'Suspended', tone: 'warn' as const }
        : { words: 'Active', tone: 'good' as const },
      ...(person.administrator ? [{ words: 'Administrator', tone: 'info' as const }] : []),
    ],
  }))
}
