import type { Client } from '@baton/client'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { MessageSquareOff } from 'lucide-react'
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react'
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
  const place = useStore(home.visits.places).get(conversationId)
  const areVisitsKnown = useStore(home.visits.known)
  const isMine = useIsIn(home, conversationId)
  const isPatient = usePatience(conversationId)
  // Until it is known what I have elsewhere, a conversation that is none at home is not asked for there.
  if (!place && !isMine && !areVisitsKnown && isPatient) return <Loading />
  return (
    <ClientContext value={place ?? home}>
      <ConversationThere key={place?.visiting?.id ?? 'home'} conversationId={conversationId} />
    </ClientContext>
  )
}

function ConversationThere({ conversationId }: { readonly conversationId: string }) {
  const { at } = useSearch({ from: '/signed-in/messages/$conversationId' })
  const navigate = useNavigate()
  const handle = useClient().conversation(conversationId)
  const snapshot = useStore(handle)

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

/** Only whether, so that what happens in other conversations draws nothing here anew. */
function useIsIn({ inbox }: Client, conversationId: string): boolean {
  return useSyncExternalStore(inbox.subscribe, () =>
    inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === conversationId),
  )
}

/** How long is waited for what other organisations have, in ms: one that does not answer keeps nobody from their own. */
const patienceMs = 5000

function usePatience(conversationId: string): boolean {
  const [lostFor, setLostFor] = useState<string>()
  useEffect(() => {
    const timer = setTimeout(() => setLostFor(conversationId), patienceMs)
    return () => clearTimeout(timer)
  }, [conversationId])
  return lostFor !== conversationId
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
