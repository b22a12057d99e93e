import { type FrameKey, markBytes, markOf } from './frame-keys.ts'

/**
 * A sealed frame: some bytes in the clear, by which a forwarder tells whole pictures from changes; the rest under
 * AES-GCM; and a trailer, which with the clear bytes is vouched for and not hidden:
 *
 *   clear | sealed, with its 16 bytes of proof | nonce 12 | sender's mark 4 | which key 1 | how many clear 1 | sign 1
 */
const nonceBytes = 12
const trailerBytes = nonceBytes + markBytes + 3
const proofBytes = 16
/** The last byte of what we sealed: a frame without it was sealed by nobody and is shown to nobody. */
const sign = 0xb7

/** How many bytes of a frame stay clear. VP8 keeps what a forwarder and a depacketiser read in its first ones. */
export const clearBytes = { key: 10, delta: 3, sound: 1 } as const

export type Seal = (frame: Uint8Array, clear: number) => Promise<Uint8Array<ArrayBuffer>>

/**
 * Seals the frames of one stream of one sender. A nonce is never used twice under a key: eight bytes of chance for each
 * stream and each connection, and a counter.
 */
export async function createSeal(
  participantId: string,
  random: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => void crypto.getRandomValues(bytes),
): Promise<(key: FrameKey) => Seal> {
  const mark = await markOf(participantId)
  const nonce = new Uint8Array(nonceBytes)
  random(nonce.subarray(0, 8))
  const counter = new DataView(nonce.buffer, 8)
  let count = 0

  return (key) => async (frame, wantedClear) => {
    const clear = Math.min(wantedClear, frame.length)
    counter.setUint32(0, count)
    count += 1
    const trailer = new Uint8Array(trailerBytes)
    trailer.set(nonce)
    trailer.set(mark, nonceBytes)
    trailer.set([key.id, clear, sign], nonceBytes + markBytes)
    const head = frame.slice(0, clear)
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv: trailer.slice(0, nonceBytes), additionalData: joined(head, trailer) },
      await key.of(mark),
      frame.slice(clear),
    )
    return joined(head, new Uint8Array(sealed), trailer)
  }
}

/** What came of opening: the frame and its sender's mark, or why it is not shown. */
export type Opened =
  | { readonly ok: true; readonly frame: Uint8Array<ArrayBuffer>; readonly mark: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly why: 'not-sealed' | 'another-key' | 'broken' }

/** Opens a frame with whichever of the keys it was sealed with. */
export async function openFrame(keys: readonly FrameKey[], sealed: Uint8Array): Promise<Opened> {
  const trailer = sealed.slice(-trailerBytes)
  const [keyId, clear = 0, last] = trailer.subarray(nonceBytes + markBytes)
  const isOurs = last === sign && sealed.length >= trailerBytes + proofBytes + clear
  if (!isOurs) return { ok: false, why: 'not-sealed' }
  const mark = trailer.slice(nonceBytes, nonceBytes + markBytes)
  const head = sealed.slice(0, clear)
  let why: 'another-key' | 'broken' = 'another-key'
  for (const key of keys) {
    if (key.id !== keyId) continue
    why = 'broken'
    const plain = await decrypted(await key.of(mark), head, sealed, trailer)
    if (plain) return { ok: true, frame: joined(head, plain), mark }
  }
  return { ok: false, why }
}

async function decrypted(
  key: CryptoKey,
  head: Uint8Array<ArrayBuffer>,
  sealed: Uint8Array,
  trailer: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: trailer.slice(0, nonceBytes), additionalData: joined(head, trailer) },
      key,
      sealed.slice(head.length, -trailerBytes),
    )
    return new Uint8Array(plain)
  } catch {
    return undefined
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
