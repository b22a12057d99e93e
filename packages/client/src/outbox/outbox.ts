import type { Answer } from '../answer.ts'
import type { Box } from '../ports.ts'
import { derived, type Store } from '../store.ts'
import { boxNameOf, boxPrefix, type OutboxItem, outboxItem } from './item.ts'
import type { OutboxDeps } from './outbox-deps.ts'
import { createSender } from './sender.ts'

/** What I have asked for and the server has not yet answered: ordered per conversation, durable, sent once (RT38, RT39). */
export interface Outbox {
  readonly store: Store<readonly OutboxItem[]>
  /** Keeps a command and sends it as soon as may be. Resolves when it is on this device's disk. */
  add(command: NewItem): Promise<Answer<OutboxItem>>
  /** Sends a parked command again. */
  retry(itemId: string): Promise<void>
  /** Sends a parked command with another input, as a new one. */
  edit(itemId: string, input: unknown): Promise<void>
  discard(itemId: string): Promise<void>
  /** Takes out what was not sent and leaves its files as they are, to be written anew. */
  takeBack(itemId: string): Promise<void>
  /** The event of that message is here: nothing remains to be shown as outgoing. */
  arrived(messageId: string): void
  /** A fresh snapshot is here: it may hold what was sent. */
  sweep(): void
  /** Begins with what a person left in their box, `undefined` when nothing is kept here. */
  open(personId: string, box: Box | undefined): Promise<void>
  /** Stops sending and forgets what is in memory; the box keeps its own. */
  close(): void
  /** The line is open, or may be: whatever was waiting for another try goes now. */
  wake(): void
  /** What waits for files may go now. */
  look(): void
}

export interface NewItem {
  readonly operation: string
  readonly input: unknown
  readonly conversationId: string
  readonly id?: string
}

const cannotKeep: Answer<never> = {
  ok: false,
  refusal: {
    code: 'unavailable',
    title: 'This device could not keep what you wrote.',
    next: 'It was not sent. Free some space on the device, then send it again.',
  },
}

export function createOutbox(deps: OutboxDeps): Outbox {
  const items = new Map<string, OutboxItem>()
  const store = derived<readonly OutboxItem[]>(() => [...items.values()].sort(byId))
  let owner: { personId: string; box: Box | undefined } | undefined
  let release = () => {}
  /** Writes follow each other, so that the order in which things were asked is the order on disk. */
  let writing: Promise<unknown> = Promise.resolve()

  const sender = createSender(deps, items, { changed: put, done: finish })

  function put(item: OutboxItem): Promise<void> {
    show(item)
    // Whether it is on its way at this instant is nobody else's concern: after a reload it is queued again.
    return item.state === 'sending' ? Promise.resolve() : keep(item)
  }

  function remove(item: OutboxItem): Promise<void> {
    if (!items.delete(item.id)) return Promise.resolve()
    tell(item.conversationId)
    return write(item.id, (box) => box.delete(boxNameOf(item.id)))
  }

  /** It is with the server for good. */
  function finish(item: OutboxItem): Promise<void> {
    if (items.has(item.id)) deps.done(item)
    return remove(item)
  }

  function keep(item: OutboxItem): Promise<void> {
    return write(item.id, (box) => box.set(boxNameOf(item.id), item))
  }

  function write(itemId: string, change: (box: Box) => Promise<void>): Promise<void> {
    const mine = owner
    if (!mine) return Promise.resolve()
    const written = writing.then(async () => {
      if (mine.box) await change(mine.box)
      deps.tabs?.tell({ about: 'queue', personId: mine.personId, itemId })
    })
    writing = written.catch(() => {})
    return written
  }

  function show(item: OutboxItem): void {
    items.set(item.id, item)
    tell(item.conversationId)
  }

  function tell(conversationId: string): void {
    store.changed()
    deps.changed(conversationId)
  }

  async function add({ id = deps.newId(), ...command }: NewItem): Promise<Answer<OutboxItem>> {
    const mine = owner
    if (!mine) return cannotKeep
    const queuedAt = deps.clock.now().toISOString()
    const item: OutboxItem = {
      id,
      personId: mine.personId,
      ...command,
      queuedAt,
      state: 'queued',
      position: null,
      refusal: null,
    }
    try {
      await keep(item)
    } catch {
      return cannotKeep
    }
    if (owner !== mine) return cannotKeep
    show(item)
    sender.pump()
    return { ok: true, value: item }
  }

  async function retry(itemId: string): Promise<void> {
    const item = items.get(itemId)
    if (item?.state !== 'parked') return
    // A refused id was never used, save where that very thing is what was refused.
    if (item.refusal?.code === 'conflict') return edit(itemId, item.input)
    await put({ ...item, state: 'queued', refusal: null })
    sender.pump()
  }

  async function edit(itemId: string, input: unknown): Promise<void> {
    const item = items.get(itemId)
    if (item?.state !== 'parked') return
    const added = await add({ operation: item.operation, input, conversationId: item.conversationId })
    if (added.ok) await remove(item)
  }

  async function discard(itemId: string): Promise<void> {
    const item = items.get(itemId)
    if (!mayBeTaken(item)) return
    await remove(item)
    deps.discarded(item)
  }

  async function takeBack(itemId: string): Promise<void> {
    const item = items.get(itemId)
    if (mayBeTaken(item)) await remove(item)
  }

  async function open(personId: string, box: Box | undefined): Promise<void> {
    close()
    const mine = { personId, box }
    owner = mine
    const kept = box ? await box.list(boxPrefix) : []
    if (owner !== mine) return
    for (const { value } of kept) take(outboxItem.safeParse(value).data)
    release = lead(personId)
  }

  /** One of the tabs sends (RT40). */
  function lead(personId: string): () => void {
    if (!deps.tabs) {
      sender.start()
      return () => {}
    }
    const stopListening = deps.tabs.listen((word) => {
      if (word.about === 'queue' && word.personId === personId) void reread(word.itemId)
    })
    const stopHolding = deps.tabs.hold(`baton-outbox-${personId}`, () => {
      void rereadAll().then(sender.start)
    })
    return () => {
      stopListening()
      stopHolding()
    }
  }

  async function rereadAll(): Promise<void> {
    const kept = (await owner?.box?.list(boxPrefix)) ?? []
    for (const { value } of kept) take(outboxItem.safeParse(value).data)
  }

  /** Another tab changed this item. */
  async function reread(itemId: string): Promise<void> {
    const mine = owner
    if (!mine?.box) return
    const kept = await mine.box.get(boxNameOf(itemId))
    if (owner !== mine) return
    const item = outboxItem.safeParse(kept).data
    if (item) take(item)
    else if (items.get(itemId)?.state !== 'sending') forget(itemId)
    sender.pump()
  }

  function take(item: OutboxItem | undefined): void {
    if (!item || item.personId !== owner?.personId) return
    if (items.get(item.id)?.state === 'sending') return
    show(item)
    sweep()
  }

  function sweep(): void {
    for (const item of [...items.values()]) {
      if (item.state !== 'sent' || item.position === null) continue
      if (deps.isHere(item.conversationId, item.position)) void finish(item).catch(() => {})
    }
  }

  function forget(itemId: string): void {
    const item = items.get(itemId)
    if (item && items.delete(itemId)) tell(item.conversationId)
  }

  function close(): void {
    owner = undefined
    release()
    release = () => {}
    sender.stop()
    for (const item of [...items.values()]) forget(item.id)
  }

  return {
    store,
    add,
    retry,
    edit,
    discard,
    takeBack,
    arrived(messageId) {
      const item = items.get(messageId)
      if (item) void finish(item).catch(() => {})
    },
    sweep,
    open,
    close,
    wake: sender.wake,
    look: sender.pump,
  }
}

function mayBeTaken(item: OutboxItem | undefined): item is OutboxItem {
  return item?.state === 'parked' || item?.state === 'queued'
}

function byId(a: OutboxItem, b: OutboxItem): number {
  return a.id < b.id ? -1 : 1
}
