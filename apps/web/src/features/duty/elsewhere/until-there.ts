import type { Store } from '@baton/client'

/** How long is waited at most, in ms: then the conversation's screen says what is the matter. */
const patience = 5000

/**
 * Waits until a conversation that was just begun in a connected organisation is known here: only then it is plain where
 * to open it.
 */
export function untilThere(
  places: Store<ReadonlyMap<string, unknown>>,
  conversationId: string,
): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (places.getSnapshot().has(conversationId)) done()
    }
    const stopListening = places.subscribe(look)
    const timer = setTimeout(done, patience)
    function done() {
      stopListening()
      clearTimeout(timer)
      resolve()
    }
    look()
  })
}
