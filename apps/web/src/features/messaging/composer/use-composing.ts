import type { ConversationHandle } from '@baton/client'
import type { Mention, Message } from '@baton/contract'
import { shortWordsOf } from '@baton/domain/messaging/words-of-message'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { notify } from '../../../ui/toast/notices.ts'
import type { Attached } from '../../files/attach/use-attached.ts'
import type { ComposerMode } from './composer-snapshot.ts'
import { fromBody, toBody } from './mention-code.ts'
import { givesWay, nothingWritten, type Written } from './written.ts'

interface Naming {
  readonly nameOfMention: (mention: Mention) => string
  readonly plain: (body: string) => string
  readonly authorOf: (message: Message) => string
}

type Elsewhere = (body: string, fileIds: string[]) => ReturnType<ConversationHandle['send']>

/** What is being written, and to what end. The draft is kept with every key; a correction has its own words meanwhile. */
export function useComposing(
  handle: ConversationHandle,
  draft: string,
  naming: Naming,
  input: RefObject<HTMLTextAreaElement | null>,
  correct: (messageId: string, body: string) => void,
) {
  const [mode, setMode] = useState<ComposerMode>({ kind: 'new' })
  const [written, setWritten] = useState<Written>(() => fromBody(draft, naming.nameOfMention))
  const [correction, setCorrection] = useState<Written>(nothingWritten)
  const known = useRef(draft)
  const isEdit = mode.kind === 'edit'

  // Another device of mine went on with the draft, or the server says only now what I had begun to write.
  useEffect(() => {
    if (draft === known.current) return
    known.current = draft
    const isWriting = document.activeElement === input.current
    setWritten((here) => (givesWay(here, draft, isWriting) ? fromBody(draft, naming.nameOfMention) : here))
  }, [draft, naming, input])

  function write(next: Written): void {
    if (isEdit) {
      setCorrection(next)
      return
    }
    setWritten(next)
    known.current = toBody(next)
    handle.setDraft(known.current)
  }

  /**
   * @param files what goes with the words; given back when it was not kept
   * @param elsewhere sends what is new to somebody else than this conversation, such as whoever covers
   */
  function send(files: Pick<Attached, 'take' | 'giveBack'>, elsewhere?: Elsewhere): void {
    if (mode.kind === 'edit') {
      correct(mode.messageId, toBody(correction).trim())
      cancel()
      return
    }
    const body = toBody(written).trim()
    const kept = written
    const fileIds = files.take()
    known.current = ''
    setWritten(nothingWritten)
    handle.setDraft('')
    setMode({ kind: 'new' })
    void sent(body, fileIds, elsewhere).then((answer) => {
      // Once it is queued they are the message's, here as everywhere.
      files.giveBack(fileIds)
      if (answer.ok) return
      notify(`${answer.refusal.title} ${answer.refusal.next}`, { tone: 'bad' })
      setWritten(kept)
      handle.setDraft(toBody(kept))
    })
  }

  function sent(body: string, fileIds: string[], elsewhere?: Elsewhere) {
    if (elsewhere && mode.kind === 'new') return elsewhere(body, fileIds)
    return handle.send(body, {
      ...(mode.kind === 'reply' ? { replyToId: mode.messageId } : {}),
      ...(fileIds.length > 0 ? { fileIds } : {}),
    })
  }

  /** Sends files without the words, which stay: a voice note goes by itself. */
  function sendAlone(fileIds: string[], elsewhere?: Elsewhere): void {
    void sent('', fileIds, elsewhere).then((answer) => {
      if (!answer.ok) notify(`${answer.refusal.title} ${answer.refusal.next}`, { tone: 'bad' })
    })
    setMode({ kind: 'new' })
  }

  const cancel = useCallback(() => {
    setMode({ kind: 'new' })
    input.current?.focus()
  }, [input])

  const reply = useCallback(
    (message: Message) => {
      const { id } = message
      setMode({
        kind: 'reply',
        messageId: id,
        name: naming.authorOf(message),
        excerpt: shortWordsOf(message, naming.plain),
      })
      focusAtEnd(input)
    },
    [naming, input],
  )

  const edit = useCallback(
    ({ id, body }: Message) => {
      if (body === null) return
      const begun = fromBody(body, naming.nameOfMention)
      setCorrection(begun)
      setMode({ kind: 'edit', messageId: id, excerpt: naming.plain(body), original: begun.text })
      focusAtEnd(input)
    },
    [naming, input],
  )

  /** Puts words back that could not be sent. */
  function rewrite(body: string): void {
    setMode({ kind: 'new' })
    const next = fromBody(body, naming.nameOfMention)
    setWritten(next)
    known.current = body
    handle.setDraft(body)
    focusAtEnd(input)
  }

  return {
    mode,
    written: isEdit ? correction : written,
    write,
    send,
    sendAlone,
    cancel,
    reply,
    edit,
    rewrite,
  }
}

/** Gives the field the keyboard, behind the last letter, once it holds its new words. */
export function focusAtEnd(input: RefObject<HTMLTextAreaElement | null>): void {
  requestAnimationFrame(() => {
    const field = input.current
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
  })
}
