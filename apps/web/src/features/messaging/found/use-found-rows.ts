import type { Message } from '@baton/contract'
import { useMemo } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { useNow } from '../../../platform/use-now.ts'
import type { Naming } from '../use-messaging.ts'
import { type FoundRow, foundRow } from './found-snapshot.ts'

/** Puts found messages into words. */
export function useFoundRow({ viewerId, find }: Naming): (message: Message) => FoundRow {
  const { entries } = useStore(useClient().inbox)
  const now = useNow()
  return useMemo(() => {
    const byId = new Map(entries.map((entry) => [entry.conversation.id, entry]))
    return (message) => foundRow(message, { entries: byId, viewerId, find, now })
  }, [entries, viewerId, find, now])
}
