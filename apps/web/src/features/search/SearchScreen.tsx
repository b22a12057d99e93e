import { useNavigate, useSearch } from '@tanstack/react-router'
import { Search, SearchX, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { Button } from '../../ui/button/Button.tsx'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'
import { Heading } from '../../ui/heading/Heading.tsx'
import { SearchField } from '../../ui/search-field/SearchField.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { FoundMessage } from '../messaging/found/FoundMessage.tsx'
import { useFoundRow } from '../messaging/found/use-found-rows.ts'
import { useListKeys } from '../messaging/people-picker/use-list-keys.ts'
import { useNaming } from '../messaging/use-messaging.ts'
import { Hit } from './Hit.tsx'
import { SearchFilters } from './SearchFilters.tsx'
import styles from './search.module.css'
import { filtersOn, type SearchChoice } from './search-snapshot.ts'
import { useSearchMessages } from './use-search-messages.ts'

/** Search over everything that I may see. */
export function SearchScreen() {
  const choice: SearchChoice = useSearch({ from: '/signed-in/search' })
  const navigate = useNavigate()
  const choose = (next: SearchChoice) => void navigate({ to: '/search', search: next, replace: true })
  const [areFiltersShown, setFiltersShown] = useState(filtersOn(choice) > 0)
  const found = useSearchMessages(choice)
  const naming = useNaming()
  const foundRow = useFoundRow(naming)
  const keys = useListKeys<HTMLUListElement>()
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
        <p className={styles.count} role="status">
          {found.state === 'found' && countWords(found.hits.length, found.hasMore)}
        </p>
      </div>
      {found.failure && <FailureNotice failure={found.failure} onRetry={found.reload} />}
      {found.state === 'nothing-asked' && (
        <EmptyState icon={<Search />} title="Find any message you may see">
          Type words, or choose who wrote it, where, and when.
        </EmptyState>
      )}
      {found.state === 'searching' && <Skeleton label="Searching" />}
      {found.state === 'found' && found.hits.length === 0 && (
        <EmptyState icon={<SearchX />} title="No message found">
          Try fewer or shorter words{count > 0 && ', or fewer filters'}. Only conversations that you are in
          are searched.
        </EmptyState>
      )}
      {found.state === 'found' && found.hits.length > 0 && (
        <>
          <ul ref={keys.ref} className={styles.results} aria-label="Messages found">
            {found.hits.map(({ message, highlights }) => (
              <li key={message.id}>
                <FoundMessage
                  row={foundRow(message)}
                  words={
                    <Hit body={message.body ?? ''} highlights={highlights} nameOf={naming.nameOfMention} />
                  }
                />
              </li>
            ))}
          </ul>
          {found.hasMore && (
            <div className={styles.more}>
              <Button isBusy={found.isFetching} onPress={() => void found.more()}>
                Show more
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}

function countWords(count: number, hasMore: boolean): string {
  if (count === 0) return ''
  if (hasMore) return `The newest ${count} messages found`
  return count === 1 ? '1 message found' : `${count} messages found`
}
