import type { Message } from '@baton/contract'

/**
 * A thread as it is now: what the server answered, brought level with the messages that the conversation holds, which
 * events keep right.
 */
export function threadMessages(
  answered: { readonly root: Message; readonly replies: readonly Message[] } | null,
  held: readonly Message[],
  rootId: string,
): Message[] {
  const all = new Map<string, Message>()
  for (const message of answered ? [answered.root, ...answered.replies] : []) all.set(message.id, message)
  for (const message of held) {
    if (message.id === rootId || message.threadRootId === rootId) all.set(message.id, message)
  }
  return [...all.values()].sort((a, b) => a.number - b.number)
}
