import type { ConversationSnapshot } from '@baton/client'
import { shortWordsOf } from '@baton/domain/messaging/words-of-message'
import { useEffect, useRef, useState } from 'react'
import { type FindPerson, nameOf } from '../people.ts'

/** What a screen reader is told, politely, when somebody writes here. What was there when it opened is not read out. */
export function useAnnouncement(
  { messages, reachesEnd }: ConversationSnapshot,
  viewerId: string,
  find: FindPerson,
  plain: (body: string) => string,
): string {
  const [words, setWords] = useState('')
  const last = messages.at(-1)
  const heard = useRef(last?.number ?? 0)
  useEffect(() => {
    if (!last || last.number <= heard.current) return
    heard.current = last.number
    if (!reachesEnd || last.authorId === viewerId || last.body === null) return
    setWords(`${nameOf(find, last.authorId)}: ${shortWordsOf(last, plain)}`)
  }, [last, reachesEnd, viewerId, find, plain])
  return words
}
