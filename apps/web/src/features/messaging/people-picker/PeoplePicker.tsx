import { api, type DirectoryEntry, type Duty } from '@baton/contract'
import { Check, Search } from 'lucide-react'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useDuties } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { RowButton } from '../../../ui/row/Row.tsx'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { dutyLine } from '../../duty/words/duty-words.ts'
import { roleOf } from '../people.ts'
import styles from './people-picker.module.css'
import { useListKeys } from './use-list-keys.ts'

interface PeoplePickerProps {
  readonly label: string
  /** Who is not offered: I myself, who is a member already. */
  readonly without: ReadonlySet<string>
  /** Given, several can be chosen, and these are. */
  readonly chosen?: ReadonlySet<string>
  readonly onPick: (entry: DirectoryEntry) => void
  /** False where something stands above it that is filled in first. */
  readonly takesFocus?: boolean
  /** Who else answers to the words, below the colleagues. */
  readonly more?: {
    readonly count: number
    readonly list: ReactNode
    readonly onWords: (words: string) => void
  }
}

/** Finds colleagues in the directory while one types. */
export function PeoplePicker({ label, without, chosen, onPick, takesFocus = true, more }: PeoplePickerProps) {
  const [words, setWords] = useState('')
  const text = useDeferredValue(words)
  const { answer } = useAsk(api.identity.searchDirectory, { text, limit: 30 }, { keepsEarlier: true })
  const dutyOf = useDuties()
  const now = useNow()
  const keys = useListKeys<HTMLDivElement>()
  const people = answer?.ok ? answer.value.people.filter(({ person }) => pickable(person, without)) : []
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys lead from the field into the list
    <div className={styles.picker} onKeyDown={keys.onKeyDown}>
      <SearchField
        label={label}
        placeholder="Name, role, ward or team"
        value={words}
        onChange={(typed) => {
          setWords(typed)
          more?.onWords(typed)
        }}
        autoFocus={takesFocus}
      />
      <p className={styles.count} role="status">
        {answer?.ok && words !== '' ? foundWords(people.length) : ''}
      </p>
      <div ref={keys.ref} className={styles.list}>
        {answer && !answer.ok && <FailureNotice failure={answer.failure} />}
        {!answer && <Skeleton label="Loading people" count={4} />}
        {answer?.ok && people.length + (more?.count ?? 0) === 0 && (
          <EmptyState level={3} icon={<Search />} title="Nobody found">
            Try part of the name, the profession or the ward.
          </EmptyState>
        )}
        <ul aria-label="People found">
          {people.map((entry) => {
            const { person, where } = entry
            const isChosen = chosen?.has(person.id)
            return (
              <li key={person.id}>
                <RowButton
                  leading={<Avatar id={person.id} name={person.name} />}
                  title={<bdi>{person.name}</bdi>}
                  subtitle={[dutyWords(dutyOf(person.id), now), roleOf(person), where]
                    .filter(Boolean)
                    .join(' · ')}
                  trailing={isChosen ? <Check aria-hidden="true" className={styles.tick} /> : undefined}
                  {...(isChosen === undefined ? {} : { isSelected: isChosen })}
                  onPress={() => onPick(entry)}
                />
              </li>
            )
          })}
        </ul>
        {more?.list}
      </div>
    </div>
  )
}

/** Said before anything is sent: nothing of someone who is on duty and not busy. */
function dutyWords(duty: Duty | undefined, now: Date): string | undefined {
  const line = duty && dutyLine(duty, now)
  return line && line.state !== 'on' ? line.words : undefined
}

function pickable(person: DirectoryEntry['person'], without: ReadonlySet<string>): boolean {
  return person.state === 'active' && !without.has(person.id)
}

function foundWords(count: number): string {
  return count === 1 ? '1 person found' : `${count} people found`
}
