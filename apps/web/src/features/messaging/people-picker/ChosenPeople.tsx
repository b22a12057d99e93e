import type { Person } from '@baton/contract'
import { X } from 'lucide-react'
import styles from './people-picker.module.css'

interface ChosenPeopleProps {
  readonly people: readonly Pick<Person, 'id' | 'name'>[]
  readonly onDrop: (personId: string) => void
}

/** Who is chosen so far; pressing a name takes it out. */
export function ChosenPeople({ people, onDrop }: ChosenPeopleProps) {
  if (people.length === 0) return null
  return (
    <ul className={styles.chosen} aria-label="Chosen">
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            className={styles.chip}
            aria-label={`Take out ${person.name}`}
            onClick={() => onDrop(person.id)}
          >
            <bdi>{person.name}</bdi>
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}
