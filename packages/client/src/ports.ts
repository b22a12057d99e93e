import type { HttpStack } from 'tus-js-client'

/** What the client needs of the machine it runs on. A browser's come from `@baton/client/browser`, Node's from `/node`. */
export interface Ports {
  readonly fetch: Fetch
  readonly WebSocket: SocketConstructor
  /** Where what must survive a reload is kept, sealed. Left out on a shared workstation: then nothing is kept. */
  readonly storage?: Storage
  /** How the tabs of one browser share one queue. Left out where there is only one. */
  readonly tabs?: Tabs
  /** Calls back when the network may have come or gone, or the page was shown or hidden. Only hints. */
  readonly onHint?: (listener: (hint: 'online' | 'offline' | 'shown' | 'hidden') => void) => () => void
  /** By what content goes up, so that its progress is told within a piece. Left out, `fetch`, which tells none. */
  readonly uploadStack?: (tus: typeof import('tus-js-client')) => HttpStack
  readonly clock?: Clock
  /** From 0 to below 1. */
  readonly random?: () => number
  /** Makes a UUIDv7. */
  readonly newId?: () => string
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export type SocketConstructor = new (url: string) => Socket

/** As much of a WebSocket as we use. */
export interface Socket {
  onopen: ((event: never) => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  onerror: ((event: never) => void) | null
  send(text: string): void
  close(code?: number): void
}

export interface Clock {
  now(): Date
  /** Rings once after `delayMs`; returns how to stop it. */
  setTimer(delayMs: number, ring: () => void): () => void
}

/** Boxes that only their person can open, and the name of the person who was last here. */
export interface Storage {
  /** Who was signed in when this was last used; `null` for nobody. */
  lastPerson(): Promise<string | null>
  rememberPerson(personId: string | null): Promise<void>
  /** Opens a person's box, making its key if there is none. */
  open(personId: string): Promise<Box>
}

/** Sealed values by name. What is read was written by us, and is parsed again by its reader. */
export interface Box {
  get(name: string): Promise<unknown>
  /** Resolves when it is on disk. */
  set(name: string, value: unknown): Promise<void>
  /** `undefined` when they are not there, or not to be read. */
  getBytes(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Bytes are kept as they are; `list` is not for their names. Resolves when they are on disk. */
  setBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  delete(name: string): Promise<void>
  /** Every value whose name begins with `prefix`. */
  list(prefix: string): Promise<{ name: string; value: unknown }[]>
  /** Destroys the key and everything in the box. */
  destroy(): Promise<void>
}

export interface Tabs {
  /**
   * Waits until this tab is the only one that holds `name`, then calls `lead`. Returns how to give it up; another tab
   * takes over when this one gives up or goes away.
   */
  hold(name: string, lead: () => void): () => void
  /** Tells the other tabs. Carries ids and figures only, never content. */
  tell(word: TabWord): void
  listen(listener: (word: TabWord) => void): () => void
}

export type TabWord =
  | { readonly about: 'queue'; readonly personId: string; readonly itemId: string }
  | { readonly about: 'upload'; readonly personId: string; readonly uploadId: string }
  | { readonly about: 'sent'; readonly personId: string; readonly uploadId: string; readonly bytes: number }
  | { readonly about: 'visits' | 'signed-out'; readonly personId: string }

export const systemClock: Clock = {
  now: () => new Date(),
  setTimer(delayMs, ring) {
    const timer = setTimeout(ring, delayMs)
    return () => clearTimeout(timer)
  },
}
