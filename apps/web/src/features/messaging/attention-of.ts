import type { Attention } from '../../app/shell/shell-snapshot.ts'

interface Waiting {
  readonly messages: number
  readonly mentions: number
  /** Broadcasts that I have not answered. */
  readonly broadcasts: number
}

/** What the menu shows beside Messages. What names me comes first: an @ before a number counts mentions and nothing else. */
export function attentionOf({ messages, mentions, broadcasts }: Waiting): Attention {
  if (mentions > 0) return { count: mentions, mentions, label: 'mentions of you' }
  const count = messages + broadcasts
  if (broadcasts === 0) return { count, mentions, label: 'unread messages' }
  if (messages === 0) return { count, mentions, label: 'broadcasts that wait for you' }
  return { count, mentions, label: 'unread messages and broadcasts' }
}
