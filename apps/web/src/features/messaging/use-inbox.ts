import { useMemo } from 'react'
import { useClient, useStore } from '../../platform/use-client.ts'
import { useNow } from '../../platform/use-now.ts'
import { usePresence } from '../../platform/use-presence.ts'
import { type InboxFilter, type InboxSnapshot, inboxSnapshot } from './inbox/inbox-snapshot.ts'
import { otherOf } from './people.ts'
import { unsentOf } from './unsent.ts'
import { useNaming } from './use-messaging.ts'

/** How many people of direct conversations are watched for whether they are connected: those on the first screens. */
const mostWatched = 60

/** The list of conversations as it is drawn; `null` until it is known. */
export function useInbox(chosen: { filter: InboxFilter; words: string }): InboxSnapshot | null {
  const client = useClient()
  const { loaded, entries } = useStore(client.inbox)
  const drafts = useStore(client.drafts.store)
  const outgoing = useStore(client.outbox.store)
  const { viewerId, find, plain } = useNaming()
  const now = useNow()
  const watched = useMemo(
    () =>
      entries
        .flatMap(({ conversation }) => otherOf(conversation, viewerId) ?? [])
        .slice(0, mostWatched)
        .sort(),
    [entries, viewerId],
  )
  const presenceOf = usePresence(watched)
  const unsent = useMemo(() => unsentOf(outgoing), [outgoing])
  const { filter, words } = chosen

  return useMemo(() => {
    if (!loaded) return null
    const kept = new Map(
      entries.map(({ conversation, standing }) => [conversation.id, standing.draft?.body ?? '']),
    )
    const draftOf = (conversationId: string) => drafts.get(conversationId) ?? kept.get(conversationId) ?? ''
    return inboxSnapshot({ entries, draftOf, unsent, find, presenceOf, plain, now }, viewerId, {
      filter,
      words,
    })
  }, [loaded, entries, drafts, unsent, find, presenceOf, plain, now, viewerId, filter, words])
}
