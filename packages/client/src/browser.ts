import type { ClientOptions } from './client.ts'
import { browserTabs } from './storage/browser-tabs.ts'
import { sealedStorage } from './storage/sealed-storage.ts'

/**
 * What a browser gives the client.
 *
 * @param options.keep `false` on a shared workstation: then nothing stays on this machine, not even the queue
 */
export function browserPorts({ keep = true }: { keep?: boolean } = {}): ClientOptions {
  // Sealing needs a secure context (HTTPS or this very machine); without one nothing is kept.
  const canKeep = keep && globalThis.isSecureContext && 'indexedDB' in globalThis && 'locks' in navigator
  return {
    baseUrl: location.origin,
    fetch: (url, init) => fetch(url, init),
    WebSocket: WebSocket as never,
    onHint: listenForHints,
    uploadStack: ({ DefaultHttpStack }) => new DefaultHttpStack({}),
    ...(canKeep ? { storage: sealedStorage(), tabs: browserTabs(navigator.locks) } : {}),
  }
}

type Hint = 'online' | 'offline' | 'shown' | 'hidden'

function listenForHints(listener: (hint: Hint) => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  addEventListener('online', () => listener('online'), { signal })
  addEventListener('offline', () => listener('offline'), { signal })
  addEventListener('pageshow', () => listener('shown'), { signal })
  document.addEventListener('visibilitychange', () => listener(document.hidden ? 'hidden' : 'shown'), {
    signal,
  })
  return () => stop.abort()
}
