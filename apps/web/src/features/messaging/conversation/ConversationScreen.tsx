import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { MessageSquareOff } from 'lucide-react'
import { Suspense } from 'react'
import { ClientContext, useClient, useHomeClient, useStore } from '../../../platform/use-client.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import styles from './conversation.module.css'
import { OpenConversation } from './OpenConversation.tsx'

/** One conversation, from the address: of my own organisation, or of a connected one that I visit. */
export function ConversationScreen() {
  const { conversationId } = useParams({ from: '/signed-in/messages/$conversationId' })
  const home = useHomeClient()
  const client = useStore(home.visits.places).get(conversationId) ?? home
  return (
    <ClientContext value={client}>
      <ConversationThere key={client.visiting?.id ?? 'home'} conversationId={conversationId} />
    </ClientContext>
  )
}

function ConversationThere({ conversationId }: { readonly conversationId: string }) {
  const { at } = useSearch({ from: '/signed-in/messages/$conversationId' })
  const navigate = useNavigate()
  const handle = useClient().conversation(conversationId)
  const snapshot = useStore(handle)
  const areVisitsKnown = useStore(useHomeClient().visits.known)

  // Until it is known what I have elsewhere, an address that leads nowhere at home may lead there.
  if (snapshot.state === 'ended' && !areVisitsKnown) return <Loading />
  if (snapshot.state === 'ended') {
    return (
      <div className={styles.middle}>
        <VisuallyHidden>
          <h1>Conversation</h1>
        </VisuallyHidden>
        <EmptyState
          icon={<MessageSquareOff />}
          title="This conversation is not here any more"
          action={<ButtonLink to="/messages">Back to messages</ButtonLink>}
        >
          You left it, were taken out of it, or it was never yours to see. One with another organisation is
          gone once yours is not connected with it any more.
        </EmptyState>
      </div>
    )
  }
  if (snapshot.state === 'refused' && snapshot.refusal) {
    const { title, next, code } = snapshot.refusal
    return (
      <div className={styles.middle}>
        <VisuallyHidden>
          <h1>Conversation</h1>
        </VisuallyHidden>
        <ErrorState
          title={title}
          next={next}
          code={code}
          action={<Button onPress={() => void handle.jumpTo()}>Try again</Button>}
        />
      </div>
    )
  }
  if (snapshot.state === 'loading' || !snapshot.conversation || !snapshot.standing) {
    return <Loading />
  }
  return (
    <Suspense fallback={<Loading />}>
      <OpenConversation
        key={conversationId}
        handle={handle}
        snapshot={snapshot}
        conversation={snapshot.conversation}
        standing={snapshot.standing}
        at={at}
        onArrived={() =>
          void navigate({ to: '.', search: (search) => ({ ...search, at: undefined }), replace: true })
        }
      />
    </Suspense>
  )
}

function Loading() {
  return (
    <>
      <VisuallyHidden>
        <h1>Conversation</h1>
      </VisuallyHidden>
      <Skeleton label="Loading the conversation" look="text" count={6} />
    </>
  )
}
