import { api } from '@baton/contract'
import { CircleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { Button } from '../../../ui/button/Button.tsx'
import styles from './conversation.module.css'

/** What was asked, in words, of everything that can be refused apart from a message itself. */
const asked: Record<string, string> = {
  [api.messaging.editMessage.name]: 'Your correction was not made.',
  [api.messaging.withdrawMessage.name]: 'Your message was not withdrawn.',
  [api.messaging.reactToMessage.name]: 'Your reaction was not added.',
  [api.messaging.pinMessage.name]: 'The message was not pinned or unpinned.',
  [api.messaging.saveForLater.name]: 'The message was not saved.',
  [api.messaging.forwardMessage.name]: 'The message was not forwarded.',
}

/** What the server refused in this conversation, until somebody has read it. */
export function ParkedCommands({ conversationId }: { readonly conversationId: string }) {
  const { outbox } = useClient()
  const items = useStore(outbox.store)
  const parked = useMemo(
    () =>
      items.filter(
        (item) =>
          item.conversationId === conversationId &&
          item.state === 'parked' &&
          item.operation !== api.messaging.sendMessage.name,
      ),
    [items, conversationId],
  )
  if (parked.length === 0) return null
  return (
    <div className={styles.parked} role="alert">
      {parked.map(({ id, operation, refusal }) => (
        <div key={id} className={styles.parkedRow}>
          <p>
            <CircleAlert aria-hidden="true" className={styles.parkedIcon} />
            <strong>{asked[operation] ?? 'Something was not done.'}</strong> {refusal?.title} {refusal?.next}
          </p>
          <span className={styles.parkedActions}>
            <Button size="small" onPress={() => void outbox.retry(id)}>
              Try again
            </Button>
            <Button size="small" variant="quiet" onPress={() => void outbox.discard(id)}>
              Leave it
            </Button>
          </span>
        </div>
      ))}
    </div>
  )
}
