import { api } from '@baton/contract'
import { shortWordsOf } from '@baton/domain/messaging/words-of-message'
import { BookmarkX } from 'lucide-react'
import { useEffect } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useMessageCommands } from '../conversation/use-message-commands.ts'
import { FoundMessage } from '../found/FoundMessage.tsx'
import { useFoundRow } from '../found/use-found-rows.ts'
import { useNaming } from '../use-messaging.ts'
import styles from './saved.module.css'

/** What I saved in one organisation, mine or one that I visit, newest first. */
export function SavedList() {
  const saved = useStore(useClient().saved)
  const { answer, reload } = useAsk(api.messaging.listSaved, {}, { keepsEarlier: true })
  const naming = useNaming()
  const foundRow = useFoundRow(naming)
  const commands = useMessageCommands()

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved has changed, on whichever device
  useEffect(() => void outdate(api.messaging.listSaved), [saved])

  if (!answer) return <Skeleton label="Loading saved messages" />
  if (!answer.ok) return <FailureNotice failure={answer.failure} onRetry={reload} />
  const messages = answer.value.messages.filter(({ message }) => saved.has(message.id))
  if (messages.length === 0) return null
  return (
    <Panel {...(naming.visited ? { title: `At ${naming.visited.name}` } : {})}>
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
  )
}
