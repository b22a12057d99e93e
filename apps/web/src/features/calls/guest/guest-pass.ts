import { z } from 'zod'

/**
 * What a guest's tab keeps over a reload, and no longer than the tab: the link's secret, and once they have asked to
 * come in, the pass that brings them back to their place.
 */
const kept = z.strictObject({
  secret: z.string(),
  guest: z.strictObject({ participantId: z.string(), pass: z.string() }).nullable(),
})
export type Kept = z.infer<typeof kept>

const key = 'baton.guest'

export function recallGuest(storage: Pick<Storage, 'getItem'> = sessionStorage): Kept | undefined {
  try {
    return kept.safeParse(JSON.parse(storage.getItem(key) ?? 'null')).data
  } catch {
    return undefined
  }
}

export function keepGuest(guest: Kept, storage: Pick<Storage, 'setItem'> = sessionStorage): void {
  try {
    storage.setItem(key, JSON.stringify(guest))
  } catch {
    // Without storage a reload asks for the link again.
  }
}

/** What the address brought, else what this tab was given before. Another link is another meeting: its pass is not kept. */
export function arrivedWith(hash: string, before: Kept | undefined): Kept | undefined {
  const secret = secretIn(hash)
  if (secret === '' || secret === before?.secret) return before
  return { secret, guest: null }
}

function secretIn(hash: string): string {
  try {
    return decodeURIComponent(hash.replace(/^#/, ''))
  } catch {
    return ''
  }
}
