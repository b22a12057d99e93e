import type { Anomaly, FinalConversation, History } from './history.ts'

/** Delivered is not seen: nothing is seen before it was delivered, nor either beyond the last message. */
export function checkReceipts({ final }: History): Anomaly[] {
  return final.flatMap((conversation) => [...checkFinal(conversation), ...checkUnread(conversation)])
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
