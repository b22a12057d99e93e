import { z } from 'zod'
import type { Answer } from '../answer.ts'
import type { Box, Clock } from '../ports.ts'
import { derived, type Store } from '../store.ts'

/** What I have begun to write: on this device at once, on the server a second after I pause. */
export interface Drafts {
  /** By conversation, what this device knows better than the server. */
  readonly store: Store<ReadonlyMap<string, string>>
  /** My words for that conversation as this device has them; `undefined`: as the server says. */
  get(conversationId: string): string | undefined
  set(conversationId: string, body: string): void
  /** The server told what the draft is now. */
  heard(conversationId: string): void
  /** The line is open: what is not on the server goes there. */
  wake(): void
  open(box: Box | undefined): Promise<void>
  forget(conversationId: string): void
  close(): void
}

export interface DraftsDeps {
  readonly clock: Clock
  isOpen(): boolean
  /** The draft that the server told of last; empty when there is none. */
  onServer(conversationId: string): string
  save(conversationId: string, body: string): Promise<Answer<unknown>>
  changed(conversationId: string): void
}

interface Draft {
  readonly body: string
  readonly changedAt: number
  /** Whether the server has yet to be told. */
  readonly unsaved: boolean
}

/** How long I must pause before the server is told, in ms. */
const pause = 1000
const boxPrefix = 'draft/'

export function createDrafts(deps: DraftsDeps): Drafts {
  const drafts = new Map<string, Draft>()
  const saving = new Set<string>()
  const store = derived(
    () => new Map([...drafts].map(([conversationId, { body }]) => [conversationId, body])),
  )
  let box: Box | undefined
  let stopTimer: (() => void) | undefined

  function put(conversationId: string, draft: Draft | undefined): void {
    if (draft) drafts.set(conversationId, draft)
    else if (!drafts.delete(conversationId)) return
    store.changed()
    deps.changed(conversationId)
  }

  function set(conversationId: string, body: string): void {
    if (drafts.get(conversationId)?.body === body) return
    put(conversationId, { body, changedAt: deps.clock.now().getTime(), unsaved: true })
    box?.set(boxPrefix + conversationId, body).catch(() => {})
    arm()
  }

  function arm(): void {
    stopTimer ??= deps.clock.setTimer(pause, () => {
      stopTimer = undefined
      saveAll(deps.clock.now().getTime() - pause)
    })
  }

  /** Saves what has not changed since then; what has is left for the next time. */
  function saveAll(unchangedSince: number): void {
    for (const [conversationId, draft] of drafts) {
      if (!draft.unsaved) continue
      if (draft.changedAt > unchangedSince || saving.has(conversationId)) arm()
      else if (deps.isOpen()) void save(conversationId, draft)
    }
  }

  async function save(conversationId: string, draft: Draft): Promise<void> {
    if (draft.body === deps.onServer(conversationId)) {
      put(conversationId, undefined)
    } else {
      saving.add(conversationId)
      const answer = await deps.save(conversationId, draft.body)
      saving.delete(conversationId)
      if (!answer.ok || drafts.get(conversationId) !== draft) return
      put(conversationId, { ...draft, unsaved: false })
    }
    box?.delete(boxPrefix + conversationId).catch(() => {})
  }

  return {
    store,
    get: (conversationId) => drafts.get(conversationId)?.body,
    set,
    heard(conversationId) {
      if (drafts.get(conversationId)?.unsaved === false) put(conversationId, undefined)
    },
    wake: () => saveAll(deps.clock.now().getTime() - pause),
    async open(opened) {
      box = opened
      for (const { name, value } of (await opened?.list(boxPrefix)) ?? []) {
        const body = z.string().safeParse(value)
        if (body.success) put(name.slice(boxPrefix.length), { body: body.data, changedAt: 0, unsaved: true })
      }
    },
    forget(conversationId) {
      put(conversationId, undefined)
      box?.delete(boxPrefix + conversationId).catch(() => {})
    },
    close() {
      stopTimer?.()
      stopTimer = undefined
      box = undefined
      drafts.clear()
      store.changed()
    },
  }
}
