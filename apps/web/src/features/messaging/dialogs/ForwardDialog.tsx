import { Check, Search } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { RowButton } from '../../../ui/row/Row.tsx'
import { SearchField } from '../../../ui/search-field/SearchField.tsx'
import type { InboxRowSnapshot } from '../inbox/inbox-snapshot.ts'
import { matches } from '../match.ts'
import { useListKeys } from '../people-picker/use-list-keys.ts'
import styles from './dialogs.module.css'

interface ForwardDialogProps {
  /** Where I can write, newest first. */
  readonly rows: readonly InboxRowSnapshot[]
  /** The first words of what is forwarded. */
  readonly excerpt: string
  readonly onForward: (conversationId: string) => void
  readonly onClose: () => void
}

/** Chooses where a message is sent on to; choosing and sending are two steps, so that a slip sends nothing. */
export function ForwardDialog({ rows, excerpt, onForward, onClose }: ForwardDialogProps) {
  const [words, setWords] = useState('')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const keys = useListKeys<HTMLUListElement>()
  const found = rows.filter((row) => !row.suspended && matches(words, `${row.title} ${row.about}`))
  const chosen = rows.find(({ conversationId }) => conversationId === chosenId)
  return (
    <Dialog
      title="Forward message"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isDisabled={!chosen}
            onPress={() => {
              if (!chosen) return
              onForward(chosen.conversationId)
              onClose()
            }}
          >
            {chosen ? `Forward to ${chosen.title}` : 'Choose where to'}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <blockquote className={styles.excerpt} dir="auto">
        {excerpt}
      </blockquote>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys lead from the field into the list */}
      <div className={styles.find} onKeyDown={keys.onKeyDown}>
        <SearchField
          label="Find a conversation"
          placeholder="Person, group or team"
          value={words}
          onChange={setWords}
          autoFocus
        />
        {found.length === 0 && (
          <EmptyState level={3} icon={<Search />} title="No conversation found">
            Start one first with “New message”.
          </EmptyState>
        )}
        <ul ref={keys.ref} className={styles.choices} aria-label="Conversations">
          {found.map((row) => (
            <li key={row.conversationId}>
              <RowButton
                leading={<Avatar id={row.portraitId} name={row.title} kind={row.kind} />}
                title={<bdi>{row.title}</bdi>}
                subtitle={row.about}
                trailing={row === chosen ? <Check aria-hidden="true" className={styles.tick} /> : undefined}
                isSelected={row === chosen}
                onPress={() => setChosenId(row.conversationId)}
              />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
