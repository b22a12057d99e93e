import { api } from '@baton/contract'
import { shortWordsOf } from '@baton/domain/messaging/words-of-message'
import { Bookmark, BookmarkX } from 'lucide-react'
import { useEffect } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useMessageCommands } from '../conversation/use-message-commands.ts'
import { FoundMessage } from '../found/FoundMessage.tsx'
import { useFoundRow } from '../found/use-found-rows.ts'
import { useNaming } from '../use-messaging.ts'
import styles from './saved.module.css'

/** The messages that I keep for later, newest first. Nobody else knows what is in here. */
export function SavedScreen() {
  const saved = useStore(useClient().saved)
  const { answer, reload } = useAsk(api.messaging.listSaved, {}, { keepsEarlier: true })
  const naming = useNaming()
  const foundRow = useFoundRow(naming)
  const commands = useMessageCommands()

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved has changed, on whichever device
  useEffect(() => void outdate(api.messaging.listSaved), [saved])

  const messages = answer?.ok ? answer.value.messages.filter(({ message }) => saved.has(message.id)) : []
  return (
    <Page
      title="Saved messages"
      help="Only you see what you saved."
      back={<BackLink to="/messages" label="Back to messages" />}
    >
      {!answer && <Skeleton label="Loading saved messages" />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {answer?.ok && messages.length === 0 && (
        <EmptyState icon={<Bookmark />} title="Nothing saved yet">
          Choose “Save for later” in a message’s menu, and it is kept here.
        </EmptyState>
      )}
      {messages.length > 0 && (
        <Panel>
          <ul className={styles.list}>
            {messages.map(({ message }) => (
              <li key={message.id} className={styles.item}>
                <FoundMessage
                  row={foundRow(message)}
                  words={message.body === null ? 'Message withdrawn' : shortWordsOf(message, naming.plain)}
                />
                <IconButton
                  label="Remove from saved"
                  icon={<BookmarkX />}
                  onPress={() => commands.save(message, false)}
                />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  )
}
