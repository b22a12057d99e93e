import type { Box, Clock } from '../ports.ts'

/** Keeps in the box what the server can also tell: written a moment after it changed, never waited for. */
export interface Cache {
  open(box: Box | undefined): void
  close(): void
  /** `name` has changed; `value` says what it is when it is time to write, `undefined` when there is none any more. */
  touch(name: string, value: () => unknown): void
  forget(name: string): void
  /** Writes what has changed now: the page may be going away. */
  flush(): Promise<void>
  /** Forgets everything that came from the server, and keeps what the person wrote. */
  forgetAll(): Promise<void>
}

/** How long changes gather, in ms. */
const gathering = 2000

/** The names of what came from the server. */
export const cached = {
  me: 'me',
  inbox: 'inbox',
  people: 'people',
  duty: 'duty',
  urgent: 'urgent',
  broadcasts: 'broadcasts',
  visits: 'visits',
  conversation: (conversationId: string) => `${cached.conversations}${conversationId}`,
  conversations: 'conversation/',
} as const

export function createCache(clock: Clock): Cache {
  const dirty = new Map<string, () => unknown>()
  let box: Box | undefined
  let stopTimer: (() => void) | undefined
  let writing: Promise<unknown> = Promise.resolve()

  async function flush(): Promise<void> {
    stopTimer?.()
    stopTimer = undefined
    const changes = [...dirty]
    dirty.clear()
    const writes = changes.map(([name, value]) => write(name, value()))
    writing = Promise.all([writing, ...writes]).then(() => {})
    await writing
  }

  /** A write that fails (the disk is full) costs a fetch later, nothing more. */
  async function write(name: string, value: unknown): Promise<void> {
    if (value !== undefined) await box?.set(name, value).catch(() => {})
  }

  return {
    open(opened) {
      box = opened
    },
    close() {
      stopTimer?.()
      stopTimer = undefined
      dirty.clear()
      box = undefined
    },
    touch(name, value) {
      if (!box) return
      dirty.set(name, value)
      stopTimer ??= clock.setTimer(gathering, () => {
        stopTimer = undefined
        void flush()
      })
    },
    forget(name) {
      dirty.delete(name)
      box?.delete(name).catch(() => {})
    },
    flush,
    async forgetAll() {
      const mine = box
      box = undefined
      dirty.clear()
      if (!mine) return
      // What is on its way to the disk must be there to be found.
      await writing
      const rooms = await mine.list(cached.conversations)
      const names = [
        cached.me,
        cached.inbox,
        cached.people,
        cached.duty,
        cached.urgent,
        cached.broadcasts,
        cached.visits,
        ...rooms.map(({ name }) => name),
      ]
      await Promise.all(names.map((name) => mine.delete(name)))
    },
  }
}
