import type { Rooms } from '../conversation/rooms.ts'
import type { Receipts } from '../receipts/receipts.ts'
import type { InboxHolding } from './inbox.ts'

/** How many conversations are fetched ahead, and how many pages of each. */
const conversations = 20
const pages = 4

/**
 * Fetches what was written while this device was away, newest conversations first, so that it can be read offline and
 * so that it may be said to have been delivered: only what is here without a hole is (RT41).
 */
export async function prefetch(
  inbox: InboxHolding,
  rooms: Rooms,
  receipts: Receipts,
  isOpen: () => boolean,
): Promise<void> {
  const lacking = inbox.store
    .getSnapshot()
    .entries.filter(({ conversation }) => receipts.arrivedUpTo(conversation.id) < conversation.lastNumber)
  for (const { conversation } of lacking.slice(0, conversations)) {
    const room = rooms.get(conversation.id)
    if (!room.view()) await room.load()
    for (let page = 0; page < pages && room.view()?.page.reachesEnd === false; page += 1) {
      if (!isOpen()) return
      await room.page('newer')
    }
  }
}
