import type { Anomaly, FinalConversation, History, Send } from './history.ts'

/** What people sent against what is there in the end: once, unchanged, in their order, with dense numbers. */
export function checkMessages({ sends, final }: History): Anomaly[] {
  const sendsById = new Map(sends.map((send) => [send.messageId, send]))
  const finals = new Map(final.map((conversation) => [conversation.conversationId, conversation]))
  return [
    ...sends.flatMap((send) => checkSend(send, finals.get(send.conversationId))),
    ...final.flatMap((conversation) => [
      ...checkNumbers(conversation),
      ...checkInvented(conversation, sendsById),
      ...checkOrder(conversation, sendsById),
    ]),
  ]
}

function checkSend(send: Send, conversation: FinalConversation | undefined): Anomaly[] {
  const copies = conversation?.messages.filter((message) => message.messageId === send.messageId) ?? []
  const [message] = copies
  if (send.outcome === 'refused') {
    return copies.length > 0
      ? [{ kind: 'invented', sentence: `refused message ${send.messageId} is there` }]
      : []
  }
  if (message === undefined)
    return [{ kind: 'lost', sentence: `${send.outcome} message ${send.messageId} is not there` }]
  const found: Anomaly[] = []
  if (copies.length > 1)
    found.push({ kind: 'doubled', sentence: `message ${send.messageId} is there ${copies.length} times` })
  if (message.body !== (send.withdrawn ? null : send.body)) {
    const kind = send.withdrawn ? 'resurrected' : 'altered'
    found.push({ kind, sentence: `message ${send.messageId} does not say what was sent` })
  }
  if (send.number !== null && send.number !== message.number) {
    const sentence = `message ${send.messageId} was acknowledged as ${send.number} and is ${message.number}`
    found.push({ kind: 'acknowledged as another number', sentence })
  }
  return found
}

function checkNumbers({ conversationId, messages }: FinalConversation): Anomaly[] {
  return messages.flatMap((message, index): Anomaly[] =>
    message.number === index + 1
      ? []
      : [
          {
            kind: 'numbers not dense',
            sentence: `${conversationId}: place ${index + 1} holds number ${message.number}`,
          },
        ],
  )
}

function checkInvented(conversation: FinalConversation, sends: Map<string, Send>): Anomaly[] {
  return conversation.messages
    .filter((message) => !sends.has(message.messageId))
    .map((message) => ({ kind: 'invented', sentence: `nobody sent message ${message.messageId}` }))
}

function checkOrder(conversation: FinalConversation, sends: Map<string, Send>): Anomaly[] {
  const latest = new Map<string, number>()
  return conversation.messages.flatMap((message): Anomaly[] => {
    const { handId = '', order = 0 } = sends.get(message.messageId) ?? {}
    const before = latest.get(handId) ?? 0
    latest.set(handId, Math.max(order, before))
    if (order >= before) return []
    return [
      {
        kind: 'out of order',
        sentence: `message ${message.messageId} comes after a later one of its hand`,
      },
    ]
  })
}
