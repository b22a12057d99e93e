import type { Passkey } from '@baton/contract'
import type { PasskeyRow } from '../store/passkeys.ts'

/** A passkey as its person sees it. */
export function passkeyOf({ id, name, addedAt, lastUsedAt, synced }: PasskeyRow): Passkey {
  return {
    id,
    name,
    synced,
    addedAt: addedAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}
