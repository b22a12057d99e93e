import { api, type OutputOf } from '@baton/contract'
import type { Answer } from '../answer.ts'
import type { Client } from '../client.ts'
import { type Clock, systemClock } from '../ports.ts'
import { derived, type Store } from '../store.ts'

/** Small pictures of files that screens show: by links that end, in memory alone (FIL92). */
export interface ThumbnailsPart {
  /** By file, links that have time left. */
  readonly store: Store<ReadonlyMap<string, string>>
  /** Wants the small picture of a file until the returned function is called. */
  watch(fileId: string): () => void
  /** The link did not bring a picture: it has ended meanwhile, or the file is not to be seen any more. */
  failed(fileId: string, link: string): void
}

export interface ThumbnailsHolding extends ThumbnailsPart {
  /** The line is open: what could not be asked is asked now. */
  wake(): void
  clear(): void
}

/** The small pictures of a client, level with its line and gone with its session. */
export function thumbnailsOf(client: Client): ThumbnailsPart {
  const thumbnails = createThumbnails({
    clock: systemClock,
    fetch: (fileIds) => client.call(api.files.thumbnails, { fileIds: fileIds.join(',') }),
  })
  client.connection.subscribe(() => {
    if (client.connection.getSnapshot().line === 'level') thumbnails.wake()
  })
  client.session.subscribe(() => {
    if (client.session.getSnapshot().state !== 'signed-in') thumbnails.clear()
  })
  return thumbnails
}

interface ThumbnailsDeps {
  readonly clock: Clock
  fetch(fileIds: string[]): Promise<Answer<OutputOf<typeof api.files.thumbnails>>>
}

/** How long wishes gather, and how much time a link must have left, in ms. */
const gathering = 30
const margin = 30_000
/** The most that is asked for at once. */
const most = 50

export function createThumbnails(deps: ThumbnailsDeps): ThumbnailsHolding {
  const links = new Map<string, { readonly link: string; readonly until: number }>()
  const watchers = new Map<string, number>()
  const asking = new Set<string>()
  let stopTimer: (() => void) | undefined
  let era = 0
  const store = derived(() => new Map([...links].map(([fileId, { link }]) => [fileId, link])))

  function isFresh(fileId: string): boolean {
    return (links.get(fileId)?.until ?? 0) - deps.clock.now().getTime() > margin
  }

  function arm(delayMs: number): void {
    stopTimer ??= deps.clock.setTimer(delayMs, () => {
      stopTimer = undefined
      ask()
    })
  }

  function ask(): void {
    const wanted = [...watchers.keys()].filter((fileId) => !isFresh(fileId) && !asking.has(fileId))
    for (let from = 0; from < wanted.length; from += most) void fetch(wanted.slice(from, from + most))
    renewInTime()
  }

  /** Before the first link of what is shown ends, all that end with it are asked for again. */
  function renewInTime(): void {
    const ends = [...watchers.keys()].flatMap((fileId) => links.get(fileId)?.until ?? [])
    if (ends.length === 0) return
    arm(Math.max(1_000, Math.min(...ends) - margin - deps.clock.now().getTime()))
  }

  async function fetch(fileIds: string[]): Promise<void> {
    const mine = era
    for (const fileId of fileIds) asking.add(fileId)
    const answer = await deps.fetch(fileIds)
    if (mine !== era) return
    for (const fileId of fileIds) asking.delete(fileId)
    if (!answer.ok) return
    // What is left out is not to be seen: an older link to it is forgotten.
    for (const fileId of fileIds) links.delete(fileId)
    for (const { fileId, link, until } of answer.value.thumbnails) {
      links.set(fileId, { link, until: Date.parse(until) })
    }
    store.changed()
    renewInTime()
  }

  return {
    store,
    watch(fileId) {
      watchers.set(fileId, (watchers.get(fileId) ?? 0) + 1)
      if (!isFresh(fileId)) {
        if (links.delete(fileId)) store.changed()
        stopTimer?.()
        stopTimer = undefined
        arm(gathering)
      }
      let watching = true
      return () => {
        if (!watching) return
        watching = false
        const left = (watchers.get(fileId) ?? 1) - 1
        if (left > 0) watchers.set(fileId, left)
        else watchers.delete(fileId)
      }
    },
    failed(fileId, link) {
      if (links.get(fileId)?.link !== link) return
      links.delete(fileId)
      store.changed()
      stopTimer?.()
      stopTimer = undefined
      // Not at once: a server that fails must not be asked as fast as it can answer.
      arm(5_000)
    },
    wake: ask,
    clear() {
      era += 1
      stopTimer?.()
      stopTimer = undefined
      for (const held of [links, asking]) held.clear()
      store.changed()
    },
  }
}
