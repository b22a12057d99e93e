import type { ConversationSnapshot } from '@baton/client'
import type { Standing } from '@baton/contract'
import { useEffect, useMemo, useRef } from 'react'
import type { Unsent } from '../unsent.ts'
import { type TimelineRow, timelineOf } from './timeline.ts'

/** The rows; those that did not change are the same objects as before. */
export function useRows(
  snapshot: ConversationSnapshot,
  standing: Standing,
  unsent: readonly Unsent[],
  viewerId: string,
  now: Date,
): TimelineRow[] {
  // How many were unread when the line was drawn: it does not count down while one reads.
  const atOpening = useRef({ from: snapshot.firstUnread, count: standing.unread })
  if (atOpening.current.from !== snapshot.firstUnread) {
    atOpening.current = { from: snapshot.firstUnread, count: standing.unread }
  }
  const { from, count } = atOpening.current
  const before = useRef<ReadonlyMap<string, TimelineRow>>(new Map())
  const day = now.toDateString()
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the present moment only the day is drawn
  const rows = useMemo(
    () =>
      timelineOf(
        {
          messages: snapshot.messages,
          unsent,
          firstUnread: from === null ? null : { number: from, count: Math.max(1, count) },
          now,
        },
        viewerId,
        before.current,
      ),
    [snapshot.messages, unsent, from, count, viewerId, day],
  )
  useEffect(() => {
    before.current = new Map(rows.map((row) => [row.key, row]))
  }, [rows])
  return rows
}
