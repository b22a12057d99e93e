import { useNavigate, useSearch } from '@tanstack/react-router'
import { Search, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { ClientContext } from '../../platform/use-client.ts'
import { Button } from '../../ui/button/Button.tsx'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'
import { Heading } from '../../ui/heading/Heading.tsx'
import { SearchField } from '../../ui/search-field/SearchField.tsx'
import { useListKeys } from '../messaging/people-picker/use-list-keys.ts'
import { useNaming } from '../messaging/use-messaging.ts'
import { Results } from './Results.tsx'
import { SearchFilters } from './SearchFilters.tsx'
import styles from './search.module.css'
import { filtersOn, type SearchChoice, searchInput } from './search-snapshot.ts'
import { useSearched } from './use-searched.ts'

/** Search over everything that I may see, also of what I have in connected organisations. */
export function SearchScreen() {
  const choice: SearchChoice = useSearch({ from: '/signed-in/search' })
  const navigate = useNavigate()
  const choose = (next: SearchChoice) => void navigate({ to: '/search', search: next, replace: true })
  const [areFiltersShown, setFiltersShown] = useState(filtersOn(choice) > 0)
  const naming = useNaming()
  const searched = useSearched(choice)
  const keys = useListKeys<HTMLDivElement>()
  const count = filtersOn(choice)

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys lead from the field into the results
    <div className={styles.screen} onKeyDown={keys.onKeyDown}>
      <div className={styles.head}>
        <Heading level={1} size={26}>
          Search messages
        </Heading>
        <div className={styles.bar}>
          <SearchField
            label="Search in messages"
            placeholder="Words in a message"
            value={choice.text}
            onChange={(text) => choose({ ...choice, text })}
            autoFocus
          />
          <Button
            icon={<SlidersHorizontal />}
            aria-expanded={areFiltersShown}
            onPress={() => setFiltersShown(!areFiltersShown)}
          >
            {count > 0 ? `Filters (${count})` : 'Filters'}
          </Button>
        </div>
        {areFiltersShown && <SearchFilters choice={choice} naming={naming} onChoose={choose} />}
      </div>
      {searchInput(choice) === null && (
        <EmptyState icon={<Search />} title="Find any message you may see">
          Type words, or choose who wrote it, where, and when.
        </EmptyState>
      )}
      <div ref={keys.ref}>
        {searched.map((client) => (
          <ClientContext key={client.visiting?.id ?? 'home'} value={client}>
            <Results choice={choice} isOneOfSeveral={searched.length > 1} />
          </ClientContext>
        ))}
      </div>
    </div>
  )
}
