import { api } from '@baton/contract'
import type { ConversationHandle } from '../client.ts'
import type { Parts } from '../parts.ts'

/** Makes the handle of each conversation, one for all who ask for it. */
export function createHandles(parts: Parts): (conversationId: string) => ConversationHandle {
  const handles = new Map<string, ConversationHandle>()
  return (conversationId) => {
    const handle = handles.get(conversationId) ?? createHandle(parts, conversationId)
    handles.set(conversationId, handle)
    return handle
  }
}

function createHandle(parts: Parts, conversationId: string): ConversationHandle {
  const { rooms, inbox } = parts
  const room = () => rooms.get(conversationId)

  /** What was seen already needs no network: events have kept it level. */
  function fetchIfNeeded(): void {
    if ((room().view()?.position ?? -1) < (inbox.positionOf(conversationId) ?? 0)) room().begin()
  }

  return {
    getSnapshot: () => room().store.getSnapshot(),
    subscribe(listener) {
      const release = rooms.hold(conversationId)
      const unsubscribe = room().store.subscribe(listener)
      fetchIfNeeded()
      return () => {
        unsubscribe()
        release()
      }
    },
    pageOlder: () => room().page('older'),
    pageNewer: () => room().page('newer'),
    jumpTo: (number) => room().jumpTo(number),
    async send(body, options = {}) {
      const input = { conversationId, body, ...options }
      const kept = await parts.outbox.add({
        operation: api.messaging.sendMessage.name,
        input,
        conversationId,
      })
      if (kept.ok && room().store.getSnapshot().draft !== '') parts.drafts.set(conversationId, '')
      return kept
    },
    seen: (upTo) => parts.receipts.see(conversationId, upTo),
    typed: () => parts.typing.typed(conversationId),
    setDraft: (body) => parts.drafts.set(conversationId, body),
  }
}
