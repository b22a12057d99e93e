import type { InboxEntry } from '@baton/contract'
import { useMemo } from 'react'
import { useClient, useStore } from '../../platform/use-client.ts'
import { useNow } from '../../platform/use-now.ts'
import { usePresence } from '../../platform/use-presence.ts'
import {
  type InboxFilter,
  type InboxSnapshot,
  type InboxState,
  inboxSnapshot,
} from './inbox/inbox-snapshot.ts'
import { otherOf } from './people.ts'
import { unsentOf } from './unsent.ts'
import { useNaming } from './use-messaging.ts'

/** How many people of direct conversations are watched for whether they are connected: those on the first screens. */
const mostWatched = 60

const nowhereElse: readonly InboxState[] = []

/**
 * The list of conversations as it is drawn; `null` until it is known.
 *
 * @param elsewhere what I have in connected organisations, where that stands in the list too
 */
export function useInbox(
  chosen: { filter: InboxFilter; words: string },
  elsewhere = nowhereElse,
): InboxSnapshot | null {
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
    const draftOf = draftsOf(entries, drafts)
    const here = { viewerId, visited: null, entries, draftOf, unsent, find, presenceOf, plain, now }
    return inboxSnapshot([here, ...elsewhere], { filter, words })
  }, [loaded, entries, drafts, unsent, find, presenceOf, plain, now, viewerId, elsewhere, filter, words])
}

/** What I have begun to write: what this device has before what the server knows. */
export function draftsOf(
  entries: readonly InboxEntry[],
  drafts: ReadonlyMap<string, string>,
): InboxState['draftOf'] {
  const kept = new Map(
    entries.map(({ conversation, standing }) => [conversation.id, standing.draft?.body ?? '']),
  )
  return (conversationId) => drafts.get(conversationId) ?? kept.get(conversationId) ?? ''
}
