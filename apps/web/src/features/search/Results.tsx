import { Building2, SearchX } from 'lucide-react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { Button } from '../../ui/button/Button.tsx'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { FoundMessage } from '../messaging/found/FoundMessage.tsx'
import { useFoundRow } from '../messaging/found/use-found-rows.ts'
import { useNaming } from '../messaging/use-messaging.ts'
import { Hit } from './Hit.tsx'
import styles from './search.module.css'
import { filtersOn, type SearchChoice } from './search-snapshot.ts'
import { useSearchMessages } from './use-search-messages.ts'

interface ResultsProps {
  readonly choice: SearchChoice
  /** Other organisations are searched as well: then it is said of each by its name. */
  readonly isOneOfSeveral: boolean
}

/** What was found in one organisation: mine, or one that I visit. */
export function Results({ choice, isOneOfSeveral }: ResultsProps) {
  const found = useSearchMessages(choice)
  const naming = useNaming()
  const foundRow = useFoundRow(naming)
  const { visited } = naming
  const isNothing = found.state === 'found' && found.hits.length === 0
  return (
    <section className={styles.found} {...(visited ? { 'aria-label': `At ${visited.name}` } : {})}>
      {visited && found.hits.length > 0 && (
        <h2 className={styles.at}>
          <Building2 aria-hidden="true" />
          <span>
            At <bdi>{visited.name}</bdi>
          </span>
        </h2>
      )}
      <p className={styles.count} role="status">
        {found.state === 'found' && countWords(found.hits.length, found.hasMore)}
        {isNothing &&
          isOneOfSeveral &&
          `No message found ${visited ? `at ${visited.name}` : 'in your own organisation'}.`}
      </p>
      {found.failure && <FailureNotice failure={found.failure} onRetry={found.reload} />}
      {found.state === 'searching' && <Skeleton label="Searching" />}
      {isNothing && !isOneOfSeveral && (
        <EmptyState icon={<SearchX />} title="No message found">
          Try fewer or shorter words{filtersOn(choice) > 0 && ', or fewer filters'}. Only conversations that
          you are in are searched.
        </EmptyState>
      )}
      {found.state === 'found' && found.hits.length > 0 && (
        <>
          <ul className={styles.results} aria-label="Messages found">
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
    </section>
  )
}

function countWords(count: number, hasMore: boolean): string {
  if (count === 0) return ''
  if (hasMore) return `The newest ${count} messages found`
  return count === 1 ? '1 message found' : `${count} messages found`
}
