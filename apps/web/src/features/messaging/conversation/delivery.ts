import type { Conversation, Message } from '@baton/contract'

/**
 * How far a message of mine has come (clinical.md §2). The words differ as much as the marks: delivered never looks
 * like seen.
 */
export type Delivery =
  | { readonly state: 'queued' }
  | { readonly state: 'sent' }
  | { readonly state: 'delivered'; readonly count: number; readonly of: number }
  | { readonly state: 'seen'; readonly count: number; readonly of: number }

/**
 * How far a committed message has come among the other members who may see it.
 *
 * @param message one of mine
 * @param members as the conversation has them now
 */
export function deliveryOf(
  message: Pick<Message, 'number' | 'authorId'>,
  members: Conversation['members'],
): Delivery {
  let of = 0
  let delivered = 0
  let seen = 0
  for (const member of members) {
    if (member.personId === message.authorId || member.visibleAfter >= message.number) continue
    of += 1
    if (member.deliveredUpTo >= message.number) delivered += 1
    if (member.seenUpTo >= message.number) seen += 1
  }
  if (seen > 0) return { state: 'seen', count: seen, of }
  if (delivered > 0) return { state: 'delivered', count: delivered, of }
  return { state: 'sent' }
}

/** The words beside the mark, short enough for the foot of a message. */
export function deliveryWords(delivery: Delivery): string {
  switch (delivery.state) {
    case 'queued':
      return 'Not sent yet'
    case 'sent':
      return 'Sent'
    case 'delivered':
      return counted('Delivered', delivery)
    case 'seen':
      return counted('Seen', delivery)
  }
}

/** The same as a whole sentence, for the name of the button that opens the names. */
export function deliverySentence(delivery: Delivery): string {
  switch (delivery.state) {
    case 'queued':
      return 'Kept on this device, not sent yet'
    case 'sent':
      return 'Sent, not delivered to anyone yet'
    case 'delivered':
      return delivery.of === 1
        ? 'Delivered, not seen yet'
        : `Delivered to ${delivery.count} of ${delivery.of}, seen by none yet`
    case 'seen':
      return delivery.of === 1 ? 'Seen' : `Seen by ${delivery.count} of ${delivery.of}`
  }
}

function counted(word: string, { count, of }: { count: number; of: number }): string {
  if (of === 1) return word
  return count === of ? `${word} by all`.replace('Delivered by', 'Delivered to') : `${word} ${count} of ${of}`
}
