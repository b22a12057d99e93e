import type { Anomaly, FinalConversation, History } from './history.ts'

/** Delivered is not seen: nothing is seen before it was delivered, nor either beyond the last message. */
export function checkReceipts({ observations, final }: History): Anomaly[] {
  return [
    ...checkSequence(observations),
    ...final.flatMap((conversation) => [...checkFinal(conversation), ...checkUnread(conversation)]),
  ]
}

function checkSequence(observations: History['observations']): Anomaly[] {
  const delivered = new Map<string, number>()
  return observations.flatMap((event): Anomaly[] => {
    const key = `${event.deviceId} ${event.conversationId} ${event.subjectId}`
    if (event.type === 'delivered') delivered.set(key, Math.max(event.upTo ?? 0, delivered.get(key) ?? 0))
    // A device that came later has not observed the delivery; the final state is checked for everyone.
    if (event.type !== 'seen' || !delivered.has(key) || (event.upTo ?? 0) <= (delivered.get(key) ?? 0))
      return []
    return [
      {
        kind: 'seen before delivered',
        sentence: `${event.subjectId} saw ${event.upTo} of ${event.conversationId} undelivered`,
      },
    ]
  })
}

function checkFinal({ conversationId, messages, receipts }: FinalConversation): Anomaly[] {
  return receipts.flatMap((receipt): Anomaly[] => {
    if (receipt.seenUpTo > receipt.deliveredUpTo) {
      const sentence = `${receipt.personId} has seen ${receipt.seenUpTo} of ${conversationId}, delivered ${receipt.deliveredUpTo}`
      return [{ kind: 'seen before delivered', sentence }]
    }
    if (receipt.deliveredUpTo <= messages.length) return []
    return [
      {
        kind: 'receipt beyond the end',
        sentence: `${receipt.personId} has more of ${conversationId} than there is`,
      },
    ]
  })
}

function checkUnread({ conversationId, unread }: FinalConversation): Anomaly[] {
  return unread
    .filter((one) => one.shown !== one.counted)
    .map((one) => ({
      kind: 'unread wrong',
      sentence: `${one.personId} is shown ${one.shown} unread in ${conversationId} and has ${one.counted}`,
    }))
}
