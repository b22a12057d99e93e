import { useEffect, useState } from 'react'

export type Content =
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly url: string; readonly blob: Blob }
  /** `status` as the server answered; 0 when nothing was heard from it. */
  | { readonly state: 'failed'; readonly status: number }

/** How long content stays in memory after the last who showed it, in ms. */
const keptFor = 1_000

interface Wanted {
  /** What it is: as long as it is the same, it is fetched once, however often its way is renewed. */
  readonly key: string
  readonly link: string | null
  /** Gives a new way when the one that there was has ended. */
  readonly renewed: () => Promise<string | null>
}

interface Entry {
  content: Content
  readonly listeners: Set<() => void>
  readonly giveUp: AbortController
}

/** What is on show now, by what it is: a page and its small picture are fetched once. */
const entries = new Map<string, Entry>()

/**
 * Content in this page's memory as long as something shows it: never on the disk, gone with the last who looks.
 *
 * @param isWanted `false` while it is out of sight
 */
export function useContent({ key, link, renewed }: Wanted, isWanted = true): Content & { retry: () => void } {
  const [, redraw] = useState(0)
  const [attempt, setAttempt] = useState(0)
  const isThere = isWanted && link !== null

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is decides; its way changes every few minutes
  useEffect(() => {
    if (!isThere) return
    const entry = entries.get(key) ?? begin(key, link, renewed)
    const listener = () => redraw((count) => count + 1)
    entry.listeners.add(listener)
    listener()
    return () => {
      entry.listeners.delete(listener)
      // Whoever shows it next may be on their way: a picture that is drawn on, a page that is turned back to.
      setTimeout(() => entry.listeners.size === 0 && letGo(key, entry), keptFor)
    }
  }, [key, isThere, attempt])

  const content: Content = (isThere && entries.get(key)?.content) || { state: 'loading' }
  return {
    ...content,
    retry() {
      const entry = entries.get(key)
      if (entry?.content.state === 'failed') entries.delete(key)
      setAttempt((count) => count + 1)
    },
  }
}

function begin(key: string, link: string, renewed: Wanted['renewed']): Entry {
  const entry: Entry = { content: { state: 'loading' }, listeners: new Set(), giveUp: new AbortController() }
  entries.set(key, entry)
  void load(link, renewed, entry.giveUp.signal).then((content) => {
    if (entry.giveUp.signal.aborted) {
      if (content.state === 'here') URL.revokeObjectURL(content.url)
      return
    }
    entry.content = content
    for (const listener of [...entry.listeners]) listener()
  })
  return entry
}

async function load(link: string, renewed: Wanted['renewed'], signal: AbortSignal): Promise<Content> {
  const first = await fetchBlob(link, signal)
  const hasEnded = typeof first === 'number' && (first === 403 || first === 404 || first === 410)
  const next = hasEnded ? await renewed() : null
  const blob = next === null || next === link ? first : await fetchBlob(next, signal)
  return typeof blob === 'number'
    ? { state: 'failed', status: blob }
    : { state: 'here', url: URL.createObjectURL(blob), blob }
}

async function fetchBlob(link: string, signal: AbortSignal): Promise<Blob | number> {
  try {
    const response = await fetch(link, { credentials: 'same-origin', cache: 'no-store', signal })
    return response.ok ? await response.blob() : response.status
  } catch {
    return 0
  }
}

function letGo(key: string, entry: Entry): void {
  if (entries.get(key) === entry) entries.delete(key)
  entry.giveUp.abort()
  if (entry.content.state === 'here') URL.revokeObjectURL(entry.content.url)
}
