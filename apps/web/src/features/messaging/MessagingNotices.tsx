import type { EndedVisit } from '@baton/client'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { attention } from '../../app/attention.ts'
import { useMe } from '../../app/session/use-me.ts'
import { ClientContext, useClient, useStore, useVisits } from '../../platform/use-client.ts'
import { useIsQuiet } from '../../platform/use-duty.ts'
import { usePeople } from '../../platform/use-people.ts'
import { notify } from '../../ui/toast/notices.ts'
import { useBroadcastNews } from '../broadcasts/received/use-broadcast-news.ts'
import { waitsForMe } from '../broadcasts/received/waits-for-me.ts'
import { attentionOf } from './attention-of.ts'
import { type Arrival, endedWords, noticeOf, titleWith } from './notice-of.ts'

/** What is unread, in the menu and the window's title; and a quiet word when somebody writes elsewhere. Draws nothing. */
export function MessagingNotices() {
  const client = useClient()
  const unread = useStore(client.unread)
  const unreadElsewhere = useStore(client.visits.unread)
  const broadcasts = useStore(client.broadcasts.store).received.filter(waitsForMe).length
  const visits = useVisits()
  const isQuiet = useIsQuiet()
  useBroadcastNews()
  useEnded()

  useEffect(() => {
    const messages = unread.messages + unreadElsewhere.messages
    const mentions = unread.mentions + unreadElsewhere.mentions
    attention.set({ ...attention.get(), messages: attentionOf({ messages, mentions, broadcasts }) })
    document.title = titleWith(isQuiet ? 0 : messages + broadcasts)
  }, [unread, unreadElsewhere, broadcasts, isQuiet])

  return (
    <>
      <Arrivals />
      {visits.map((visit) => (
        <ClientContext key={visit.organisation.id} value={visit.client}>
          <Arrivals />
        </ClientContext>
      ))}
    </>
  )
}

/** Says that a visit ended before what I wrote there had gone: nothing is lost without a word. */
function useEnded(): void {
  const ended = useStore(useClient().visits.ended)
  const told = useRef<ReadonlySet<EndedVisit>>(new Set())
  useEffect(() => {
    for (const visit of ended) if (!told.current.has(visit)) notify(endedWords(visit), { tone: 'bad' })
    told.current = new Set(ended)
  }, [ended])
}

/** Says a word of what comes in one organisation, mine or one that I visit: once it is known who wrote it. */
function Arrivals() {
  const client = useClient()
  const find = usePeople()
  const viewerId = useMe().person.id
  const { conversationId } = useParams({ strict: false })
  const navigate = useNavigate()
  const isQuiet = useIsQuiet()
  const [arrived, setArrived] = useState<readonly Omit<Arrival, 'isOpen'>[]>([])

  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type !== 'message.sent' || !('mentioned' in event.data)) return
        const { message, mentioned } = event.data
        const entry = client.inbox
          .getSnapshot()
          .entries.find(({ conversation }) => conversation.id === message.conversationId)
        const arrival = {
          message,
          mentionsMe: mentioned.includes(viewerId),
          mutedUntil: entry?.standing.mutedUntil ?? null,
          visited: client.visiting?.name ?? null,
        }
        setArrived((before) => [...before, arrival])
      }),
    [client, viewerId],
  )

  useEffect(() => {
    const known = arrived.filter(({ message }) => find(message.authorId) !== undefined)
    if (known.length === 0) return
    setArrived(arrived.filter((arrival) => !known.includes(arrival)))
    for (const arrival of isQuiet ? [] : known) {
      const params = { conversationId: arrival.message.conversationId }
      const isOpen = params.conversationId === conversationId
      const words = noticeOf({ ...arrival, isOpen }, viewerId, find, new Date())
      const open = () => void navigate({ to: '/messages/$conversationId', params })
      if (words) notify(words, { action: { label: 'Open', run: open } })
    }
  }, [arrived, find, isQuiet, conversationId, viewerId, navigate])
  return null
}
