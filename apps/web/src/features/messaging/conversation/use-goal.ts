import type { ConversationHandle, ConversationSnapshot } from '@baton/client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TimelineGoal } from './Timeline.tsx'
import type { TimelineRow } from './timeline.ts'

interface Wanted {
  readonly number: number | 'newest' | 'opening'
  readonly turn: number
}

/**
 * Where the conversation is shown: at the first unread message when it opens, at a quotation or search hit when one is
 * followed, at the newest. A place that is not in memory is fetched first; then the list is built anew (`windowId`).
 */
export function useGoal(
  handle: ConversationHandle,
  snapshot: ConversationSnapshot,
  rows: readonly TimelineRow[],
) {
  const [wanted, setWanted] = useState<Wanted>({ number: 'opening', turn: 0 })
  const [windowId, setWindowId] = useState(0)
  const latest = useRef(snapshot)
  useEffect(() => {
    latest.current = snapshot
  })

  const go = useCallback((number: Wanted['number']) => {
    setWanted((before) => ({ number, turn: before.turn + 1 }))
  }, [])

  const goTo = useCallback(
    async (number: number) => {
      if (!latest.current.messages.some((message) => message.number === number)) {
        await handle.jumpTo(number)
        setWindowId((id) => id + 1)
      }
      go(number)
    },
    [handle, go],
  )

  const goToNewest = useCallback(async () => {
    if (!latest.current.reachesEnd) {
      await handle.jumpTo()
      setWindowId((id) => id + 1)
    }
    go('newest')
  }, [handle, go])

  return { goal: goalOf(wanted, rows), windowId, goTo, goToNewest }
}

function goalOf({ number, turn }: Wanted, rows: readonly TimelineRow[]): TimelineGoal | null {
  const last = rows.at(-1)
  if (!last) return null
  if (typeof number === 'number') {
    const row = rows.find(({ message }) => message?.number === number)
    return row ? { key: row.key, align: 'center', turn, isMarked: true } : null
  }
  const unread = number === 'opening' ? rows.find(({ unreadLine }) => unreadLine !== null) : undefined
  return unread
    ? { key: unread.key, align: 'start', turn, isMarked: false }
    : { key: last.key, align: 'end', turn, isMarked: false }
}
