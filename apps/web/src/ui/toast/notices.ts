export type NoticeTone = 'plain' | 'good' | 'bad'

export interface Notice {
  readonly id: number
  readonly text: string
  readonly tone: NoticeTone
  readonly action?: { readonly label: string; readonly run: () => void }
}

const visibleAtOnce = 3
let notices: readonly Notice[] = []
let nextId = 1
const listeners = new Set<() => void>()

/**
 * Shows a short notice at the edge of the screen and reads it out. For what has just happened and needs no answer;
 * anything that must not be missed belongs in the page.
 */
export function notify(text: string, options: { tone?: NoticeTone; action?: Notice['action'] } = {}): void {
  const { tone = 'plain', action } = options
  const notice: Notice = { id: nextId++, text, tone, ...(action ? { action } : {}) }
  publish([...notices.filter((other) => other.text !== text), notice].slice(-visibleAtOnce))
}

/** Takes a notice away. */
export function dismiss(id: number): void {
  publish(notices.filter((notice) => notice.id !== id))
}

/** The notices on show, oldest first; the same array until something changes. */
export function currentNotices(): readonly Notice[] {
  return notices
}

/** Calls back after every change. Returns how to stop. */
export function watchNotices(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function publish(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}
