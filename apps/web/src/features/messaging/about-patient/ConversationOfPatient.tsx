import { api } from '@baton/contract'
import { MessageSquareText, MessagesSquare } from 'lucide-react'
import { useEffect } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useNaming } from '../use-messaging.ts'
import styles from './about-patient.module.css'
import { OtherRecords } from './OtherRecords.tsx'
import { ReadersLine } from './ReadersLine.tsx'
import { SaidList } from './SaidList.tsx'
import { useReaders } from './use-readers.ts'

/** The conversation about a patient, beside their details: who reads it, what was said, and the way to write. */
export function ConversationOfPatient({ patientId }: { readonly patientId: string }) {
  const { answer, reload } = useReaders(patientId)
  const starting = useAct(api.messaging.startAboutPatient)
  if (!answer) return <Skeleton label="Loading the conversation" count={3} />
  if (!answer.ok) return <FailureNotice failure={answer.failure} onRetry={reload} />
  const { conversationId, memberIds } = answer.value

  async function open(): Promise<void> {
    const started = await starting.run({ patientId })
    if (started.ok) await outdate(api.messaging.listReaders)
  }

  return (
    <div className={styles.stack}>
      <ReadersLine patientId={patientId} />
      {starting.failure && <FailureNotice failure={starting.failure} />}
      {conversationId === null ? (
        <EmptyState
          icon={<MessagesSquare />}
          level={3}
          title={memberIds.length === 0 ? 'Nothing is said about this patient yet' : 'You are not in it yet'}
          action={
            <Button
              variant="primary"
              icon={<MessagesSquare />}
              isBusy={starting.isBusy}
              onPress={() => void open()}
            >
              Open the conversation
            </Button>
          }
        >
          Whoever opens it reads all of it, and what is written reaches them for as long as they may see the
          patient.
        </EmptyState>
      ) : (
        <Said conversationId={conversationId} />
      )}
    </div>
  )
}

function Said({ conversationId }: { readonly conversationId: string }) {
  const handle = useClient().conversation(conversationId)
  const { state, messages, reachesStart } = useStore(handle)
  const naming = useNaming()
  const now = useNow()
  const last = messages.at(-1)?.number
  useEffect(() => {
    if (last !== undefined) handle.seen(last)
  }, [handle, last])
  return (
    <>
      <OtherRecords conversationId={conversationId} />
      <Panel
        title="Messages"
        action={
          <ButtonLink
            to="/messages/$conversationId"
            params={{ conversationId }}
            variant="primary"
            icon={<MessageSquareText />}
          >
            Write
          </ButtonLink>
        }
      >
        {state === 'loading' && <Skeleton label="Loading messages" count={3} />}
        {state === 'ready' && messages.length === 0 && (
          <p className={styles.soft}>Nothing is said about this patient yet.</p>
        )}
        {!reachesStart && messages.length > 0 && (
          <p className={styles.soft}>Earlier messages are in the conversation itself.</p>
        )}
        <SaidList label="Messages about this patient" messages={messages} naming={naming} now={now} />
      </Panel>
    </>
  )
}
