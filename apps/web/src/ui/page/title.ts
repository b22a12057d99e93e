import { useEffect } from 'react'

interface Titled {
  readonly title: string
  readonly rank: number
}

const product = 'Baton'
let shown: readonly Titled[] = []
let unread = 0
const listeners = new Set<(title: string) => void>()

/**
 * Titles the window while the caller is on show, and is read out on arriving there.
 *
 * @param rank of several on show the highest names the window: 0 a list, 1 what is chosen in it
 */
export function useTitle(title: string, rank: 0 | 1 = 1): void {
  useEffect(() => {
    const mine = { title, rank }
    publish([...shown, mine])
    return () => publish(shown.filter((other) => other !== mine))
  }, [title, rank])
}

/** Puts the number of what is unread before the title, so that it is seen on a window in the background. */
export function countInTitle(count: number): void {
  unread = count
  document.title = wordsFor(foremost(), unread)
}

/** Calls back when the page has another title. Returns how to stop. */
export function watchTitle(listener: (title: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** “(3) Taw Ward – Baton” */
export function wordsFor(title: string | undefined, count: number): string {
  const name = title ? `${title} – ${product}` : product
  return count > 0 ? `(${count > 99 ? '99+' : count}) ${name}` : name
}

function publish(next: readonly Titled[]): void {
  const before = foremost()
  shown = next
  const title = foremost()
  document.title = wordsFor(title, unread)
  if (title && title !== before) for (const listener of listeners) listener(title)
}

function foremost(): string | undefined {
  return shown.reduce<Titled | undefined>(
    (best, candidate) => (best && best.rank > candidate.rank ? best : candidate),
    undefined,
  )?.title
}
