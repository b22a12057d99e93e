import { UserSearch, X } from 'lucide-react'
import { useState } from 'react'
import { useClient, useStore } from '../../platform/use-client.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { IconButton } from '../../ui/icon-button/IconButton.tsx'
import { Select } from '../../ui/select/Select.tsx'
import { TextField } from '../../ui/text-field/TextField.tsx'
import { nameOf, titleOf } from '../messaging/people.ts'
import { PeoplePicker } from '../messaging/people-picker/PeoplePicker.tsx'
import type { Naming } from '../messaging/use-messaging.ts'
import { useVisitedInboxes } from '../messaging/use-visited-inboxes.ts'
import styles from './search.module.css'
import { filtersOn, type SearchChoice } from './search-snapshot.ts'

interface SearchFiltersProps {
  readonly choice: SearchChoice
  readonly naming: Naming
  readonly onChoose: (choice: SearchChoice) => void
}

/** Who wrote it, where, and when. */
export function SearchFilters({ choice, naming, onChoose }: SearchFiltersProps) {
  const { viewerId, find } = naming
  const { entries } = useStore(useClient().inbox)
  const [isPicking, setPicking] = useState(false)
  const elsewhere = useVisitedInboxes()
  const conversations = [{ entries, viewerId, find, visited: null }, ...elsewhere]
    .flatMap((place) =>
      place.entries.map(({ conversation }) => {
        const title = titleOf(conversation, place.viewerId, place.find)
        return { value: conversation.id, label: place.visited ? `${title}, at ${place.visited}` : title }
      }),
    )
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.filters} role="group" aria-label="Filters">
      <div className={styles.who}>
        <span className={styles.label} id="search-who">
          Who
        </span>
        <span className={styles.whoChoice}>
          <Button icon={<UserSearch />} isWide aria-describedby="search-who" onPress={() => setPicking(true)}>
            {choice.authorId ? nameOf(find, choice.authorId) : 'Anyone'}
          </Button>
          {choice.authorId && (
            <IconButton
              label="Anyone again"
              icon={<X />}
              onPress={() => onChoose({ ...choice, authorId: undefined })}
            />
          )}
        </span>
      </div>
      <Select
        label="Where"
        value={choice.conversationId ?? ''}
        options={[{ value: '', label: 'All conversations' }, ...conversations]}
        onChange={(id) => onChoose({ ...choice, conversationId: id === '' ? undefined : id })}
      />
      <TextField
        label="From"
        type="date"
        value={choice.from ?? ''}
        onChange={(day) => onChoose({ ...choice, from: day === '' ? undefined : day })}
      />
      <TextField
        label="Until"
        type="date"
        value={choice.until ?? ''}
        onChange={(day) => onChoose({ ...choice, until: day === '' ? undefined : day })}
      />
      {filtersOn(choice) > 0 && (
        <Button variant="quiet" icon={<X />} onPress={() => onChoose({ text: choice.text })}>
          No filters
        </Button>
      )}
      {isPicking && (
        <Dialog title="Who wrote it?" isOpen onOpenChange={setPicking}>
          <PeoplePicker
            label="Find a colleague"
            without={new Set()}
            onPick={({ person }) => {
              onChoose({ ...choice, authorId: person.id })
              setPicking(false)
            }}
          />
        </Dialog>
      )}
    </div>
  )
}
