/** One meeting's key as devices use it: from it each sender has a key of their own. */
export interface FrameKey {
  /** Tells it from the one before, so that frames on their way when it changes can still be opened. */
  readonly id: number
  /** The key of the sender with this mark. */
  of(mark: Uint8Array<ArrayBuffer>): Promise<CryptoKey>
}

/** Bytes of a sender's mark. */
export const markBytes = 4
/** Marks come from strangers: more senders than a meeting has are not remembered. */
const mostRemembered = 256

/** @param secret as the room's `pass` gives it */
export async function frameKeyOf(secret: string): Promise<FrameKey> {
  const base = await crypto.subtle.importKey('raw', utf8(secret), 'HKDF', false, ['deriveBits', 'deriveKey'])
  const [id = 0] = new Uint8Array(await crypto.subtle.deriveBits(derivation('which key'), base, 8))
  const keys = new Map<string, Promise<CryptoKey>>()
  return {
    id,
    of(mark) {
      const name = mark.join('.')
      const known = keys.get(name)
      if (known) return known
      if (keys.size >= mostRemembered) keys.clear()
      const made = crypto.subtle.deriveKey(
        derivation(`sender ${name}`),
        base,
        { name: 'AES-GCM', length: 256 },
        false,
        ['encrypt', 'decrypt'],
      )
      keys.set(name, made)
      return made
    },
  }
}

/** What a frame says of who sent it: not their id, and the same on every device. */
export async function markOf(participantId: string): Promise<Uint8Array<ArrayBuffer>> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(participantId))
  return new Uint8Array(digest).slice(0, markBytes)
}

function derivation(info: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: utf8('baton frames 1'), info: utf8(info) }
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
