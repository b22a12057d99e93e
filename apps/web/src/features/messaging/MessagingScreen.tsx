import { Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../../app/session/use-me.ts'
import { Panes } from '../../ui/panes/Panes.tsx'
import { Inbox } from './inbox/Inbox.tsx'
import type { InboxFilter } from './inbox/inbox-snapshot.ts'
import { useInbox } from './use-inbox.ts'
import { useVisitedInboxes } from './use-visited-inboxes.ts'

const NewConversationDialog = lazy(async () => ({
  default: (await import('./dialogs/NewConversationDialog.tsx')).NewConversationDialog,
}))

const BroadcastsInInbox = lazy(async () => ({
  default: (await import('../broadcasts/received/BroadcastsInInbox.tsx')).BroadcastsInInbox,
}))

/** Messages: the list, and beside it what is open. */
export function MessagingScreen() {
  const [chosen, setChosen] = useState<{ filter: InboxFilter; words: string }>({ filter: 'all', words: '' })
  const [isNew, setNew] = useState(false)
  const { conversationId } = useParams({ strict: false })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const navigate = useNavigate()
  const viewerId = useMe().person.id
  const open = (id: string) =>
    void navigate({ to: '/messages/$conversationId', params: { conversationId: id } })
  return (
    <>
      <Panes
        listLabel="Conversations"
        isDetailOpen={path !== '/messages' && path !== '/messages/'}
        list={
          <Inbox
            snapshot={useInbox(chosen, useVisitedInboxes())}
            chosen={chosen}
            onChoose={setChosen}
            selectedId={conversationId}
            above={
              <Suspense>
                <BroadcastsInInbox isSelected={path.startsWith('/messages/broadcasts')} />
              </Suspense>
            }
            onNew={() => setNew(true)}
            onSaved={() => void navigate({ to: '/messages/saved' })}
            onSearch={(text) => void navigate({ to: '/search', search: { text } })}
          />
        }
        detail={<Outlet />}
      />
      {isNew && (
        <Suspense>
          <NewConversationDialog
            viewerId={viewerId}
            isOpen
            onOpenChange={setNew}
            onStarted={open}
            onBroadcast={() => void navigate({ to: '/messages/broadcasts/new' })}
          />
        </Suspense>
      )}
    </>
  )
}
