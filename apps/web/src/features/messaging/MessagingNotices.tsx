import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { attention } from '../../app/attention.ts'
import { useMe } from '../../app/session/use-me.ts'
import { useClient, useStore } from '../../platform/use-client.ts'
import { useIsQuiet } from '../../platform/use-duty.ts'
import { usePeople } from '../../platform/use-people.ts'
import { notify } from '../../ui/toast/notices.ts'
import { useBroadcastNews } from '../broadcasts/received/use-broadcast-news.ts'
import { waitsForMe } from '../broadcasts/received/waits-for-me.ts'
import { attentionOf } from './attention-of.ts'
import { type Arrival, noticeOf, titleWith } from './notice-of.ts'

/** What is unread, in the menu and the window's title; and a quiet word when somebody writes elsewhere. Draws nothing. */
export function MessagingNotices() {
  const client = useClient()
  const unread = useStore(client.unread)
  const broadcasts = useStore(client.broadcasts.store).received.filter(waitsForMe).length
  useBroadcastNews()
  const find = usePeople()
  const viewerId = useMe().person.id
  const { conversationId } = useParams({ strict: false })
  const navigate = useNavigate()
  const isQuiet = useIsQuiet()
  const now = useRef({ conversationId, find, isQuiet })
  useEffect(() => {
    now.current = { conversationId, find, isQuiet }
  })

  useEffect(() => {
    const messages = attentionOf({ ...unread, broadcasts })
    attention.set({ ...attention.get(), messages })
    document.title = titleWith(isQuiet ? 0 : unread.messages + broadcasts)
  }, [unread, broadcasts, isQuiet])

  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type !== 'message.sent' || !('mentioned' in event.data)) return
        if (now.current.isQuiet) return
        const { message, mentioned } = event.data
        const entry = client.inbox
          .getSnapshot()
          .entries.find(({ conversation }) => conversation.id === message.conversationId)
        const arrival: Arrival = {
          message,
          mentionsMe: mentioned.includes(viewerId),
          mutedUntil: entry?.standing.mutedUntil ?? null,
          isOpen: now.current.conversationId === message.conversationId,
        }
        const words = noticeOf(arrival, viewerId, now.current.find, new Date())
        if (!words) return
        const open = () =>
          void navigate({
            to: '/messages/$conversationId',
            params: { conversationId: message.conversationId },
          })
        notify(words, { action: { label: 'Open', run: open } })
      }),
    [client, viewerId, navigate],
  )
  return null
}
