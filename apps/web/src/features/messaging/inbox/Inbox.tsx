import { Bookmark, MessagesSquare, Search, SquarePen } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { ListPane } from '../../../ui/panes/ListPane.tsx'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useListKeys } from '../people-picker/use-list-keys.ts'
import { InboxRow } from './InboxRow.tsx'
import styles from './inbox.module.css'
import { type InboxFilter, type InboxSnapshot, inboxFilters } from './inbox-snapshot.ts'

interface InboxProps {
  /** `null` while the first snapshot is on its way. */
  readonly snapshot: InboxSnapshot | null
  readonly chosen: { readonly filter: InboxFilter; readonly words: string }
  readonly onChoose: (chosen: { filter: InboxFilter; words: string }) => void
  readonly selectedId: string | undefined
  /** Above the conversations, while none is looked for. */
  readonly above: ReactNode
  readonly onNew: () => void
  readonly onSaved: () => void
  /** Searches in all messages for these words. */
  readonly onSearch: (words: string) => void
}

const filterWords: Record<InboxFilter, string> = {
  all: 'All',
  unread: 'Unread',
  mentions: 'Mentions',
  teams: 'Teams',
  patients: 'Patients',
}

/** All my conversations. Arrow keys lead from the field into the list and along it. */
export function Inbox({
  snapshot,
  chosen,
  onChoose,
  selectedId,
  above,
  onNew,
  onSaved,
  onSearch,
}: InboxProps) {
  const keys = useListKeys<HTMLUListElement>()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys lead from the field into the list
    <div className={styles.inbox} onKeyDown={keys.onKeyDown}>
      <ListPane
        title="Messages"
        actions={
          <>
            <IconButton label="Saved messages" icon={<Bookmark />} onPress={onSaved} />
            <IconButton label="New message" icon={<SquarePen />} onPress={onNew} />
          </>
        }
        tools={
          <>
            <SearchField
              label="Find a conversation"
              placeholder="Find a conversation"
              value={chosen.words}
              onChange={(words) => onChoose({ ...chosen, words })}
              onSubmit={onSearch}
            />
            <Filters
              snapshot={snapshot}
              filter={chosen.filter}
              onFilter={(filter) => onChoose({ ...chosen, filter })}
            />
          </>
        }
      >
        {chosen.filter === 'all' && chosen.words.trim() === '' && above}
        {!snapshot && <Skeleton label="Loading conversations" count={8} />}
        {snapshot && (
          <ul ref={keys.ref} aria-label="Conversations">
            {snapshot.rows.map((row) => (
              <li key={row.conversationId} className={styles.item}>
                <InboxRow row={row} isSelected={row.conversationId === selectedId} />
              </li>
            ))}
          </ul>
        )}
        {snapshot?.empty && <Nothing why={snapshot.empty} onNew={onNew} />}
        {chosen.words.trim() !== '' && (
          <div className={styles.searchAll}>
            <Button icon={<Search />} onPress={() => onSearch(chosen.words)}>
              Search in all messages
            </Button>
          </div>
        )}
      </ListPane>
    </div>
  )
}

interface FiltersProps {
  readonly snapshot: InboxSnapshot | null
  readonly filter: InboxFilter
  readonly onFilter: (filter: InboxFilter) => void
}

function Filters({ snapshot, filter, onFilter }: FiltersProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.filters} role="group" aria-label="Show">
      {inboxFilters.map((one) => {
        const count = one === 'unread' || one === 'mentions' ? (snapshot?.counts[one] ?? 0) : 0
        return (
          <button
            key={one}
            type="button"
            className={cx(styles.filter, one === filter && styles.on)}
            aria-pressed={one === filter}
            onClick={() => onFilter(one)}
          >
            {filterWords[one]}
            {count > 0 && <span className={styles.count}>{count}</span>}
          </button>
        )
      })}
    </div>
  )
}

const nothing: Record<NonNullable<InboxSnapshot['empty']>, { title: string; words: string }> = {
  'nothing-yet': {
    title: 'No conversations yet',
    words: 'Write to a colleague, or start a group for your team.',
  },
  'nothing-found': {
    title: 'No conversation found',
    words: 'Try part of a name, a profession or a group’s title.',
  },
  'nothing-unread': { title: 'Nothing unread', words: 'You have seen everything.' },
  'no-mentions': { title: 'No mentions', words: 'When somebody names you or your team, it is shown here.' },
  'no-teams': { title: 'No team conversations', words: 'Each team that you belong to has one.' },
  'no-patients': {
    title: 'No conversations about patients',
    words: 'Open one on a patient’s page, under Conversation.',
  },
}

function Nothing({
  why,
  onNew,
}: {
  readonly why: NonNullable<InboxSnapshot['empty']>
  readonly onNew: () => void
}) {
  const { title, words } = nothing[why]
  return (
    <EmptyState
      icon={<MessagesSquare />}
      title={title}
      action={
        why === 'nothing-yet' && (
          <Button variant="primary" icon={<SquarePen />} onPress={onNew}>
            New message
          </Button>
        )
      }
    >
      {words}
    </EmptyState>
  )
}
