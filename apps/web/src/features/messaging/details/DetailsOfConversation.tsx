import { api, type Conversation, type InputOf, type Operation } from '@baton/contract'
import { useClient } from '../../../platform/use-client.ts'
import { notify } from '../../../ui/toast/notices.ts'
import { ReadersList } from '../about-patient/ReadersList.tsx'
import type { HeaderSnapshot } from '../conversation/header-snapshot.ts'
import type { Naming } from '../use-messaging.ts'
import { DetailsSheet } from './DetailsSheet.tsx'
import { detailsSnapshot } from './details-snapshot.ts'

interface DetailsOfConversationProps {
  readonly conversation: Conversation
  readonly header: HeaderSnapshot
  readonly naming: Naming
  readonly onMute: (hours: number | 'forever' | null) => void
  readonly onClose: () => void
}

/** Gathers what the details show, and carries out what is decided there. */
export function DetailsOfConversation(props: DetailsOfConversationProps) {
  const { conversation, naming } = props
  const client = useClient()
  const conversationId = conversation.id

  function ask<O extends Operation<'command'>>(operation: O, input: InputOf<O>): void {
    void client.call(operation, input).then((answer) => {
      if (!answer.ok) notify(`${answer.refusal.title} ${answer.refusal.next}`, { tone: 'bad' })
    })
  }

  return (
    <DetailsSheet
      conversationId={conversationId}
      header={props.header}
      details={detailsSnapshot(conversation, naming.viewerId, naming.find, naming.visited)}
      more={conversation.patientId && <ReadersList patientId={conversation.patientId} />}
      onMute={props.onMute}
      onRemove={(personId) => ask(api.messaging.removeMember, { conversationId, personId })}
      onLeave={() => {
        ask(api.messaging.leaveGroup, { conversationId })
        props.onClose()
      }}
      onClose={props.onClose}
    />
  )
}
