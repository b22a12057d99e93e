/** What this browser remembers of waking me: which device it is, and the session that it is woken for. */
export interface Kept {
  readonly deviceId: string
  readonly sessionId: string
}

const keyOf = (personId: string) => `baton.woken.${personId}`

/** `null` when I never agreed in this browser, whoever else did. */
export function recall(personId: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    if (!('deviceId' in kept) || !('sessionId' in kept)) return null
    return { deviceId: String(kept.deviceId), sessionId: String(kept.sessionId) }
  } catch {
    return null
  }
}

export function keep(personId: string, kept: Kept | null): void {
  try {
    if (kept === null) localStorage.removeItem(keyOf(personId))
    else localStorage.setItem(keyOf(personId), JSON.stringify(kept))
  } catch {
    // Without storage it is asked anew at the next visit.
  }
}
