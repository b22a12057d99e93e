import { Combine } from 'lucide-react'
import { useEffect } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { useNow } from '../../../platform/use-now.ts'
import { useNaming } from '../use-messaging.ts'
import styles from './about-patient.module.css'
import { continuedHere } from './continued-here.ts'
import { SaidList } from './SaidList.tsx'

/**
 * What was written under records that were merged into this patient's, each in its own stretch under a line that says
 * which record it was. It is read here and not added to.
 */
export function OtherRecords({ conversationId }: { readonly conversationId: string }) {
  const { entries } = useStore(useClient().inbox)
  return (
    <>
      {continuedHere(entries, conversationId).map(({ conversation }) => (
        <OtherRecord
          key={conversation.id}
          conversationId={conversation.id}
          title={conversation.title ?? ''}
        />
      ))}
    </>
  )
}

interface OtherRecordProps {
  readonly conversationId: string
  readonly title: string
}

function OtherRecord({ conversationId, title }: OtherRecordProps) {
  const handle = useClient().conversation(conversationId)
  const { messages } = useStore(handle)
  const naming = useNaming()
  const now = useNow()
  const last = messages.at(-1)?.number
  useEffect(() => {
    if (last !== undefined) handle.seen(last)
  }, [handle, last])
  return (
    <details className={styles.other} open>
      <summary>
        <Combine aria-hidden="true" />
        <span>
          Written under another record, merged into this one: <bdi>{title}</bdi>
        </span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard */}
      <section className={styles.otherSaid} aria-label={`Written under ${title}`} tabIndex={0}>
        {messages.length === 0 ? (
          <p className={styles.soft}>Nothing was written under it.</p>
        ) : (
          <SaidList label={`Messages under ${title}`} messages={messages} naming={naming} now={now} />
        )}
      </section>
    </details>
  )
}
