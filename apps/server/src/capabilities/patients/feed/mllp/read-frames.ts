/** Largest message, in bytes. */
export const largestMessage = 1_048_576

const begin = 0x0b
const end = 0x1c
const after = 0x0d

/** What came out of the bytes so far. */
export type Frame =
  | { readonly kind: 'message'; readonly bytes: Buffer }
  /** It is longer than `largestMessage`; `bytes` is its beginning. Nothing after it can be trusted. */
  | { readonly kind: 'too-large'; readonly bytes: Buffer }
  /** What came is not framed at all. */
  | { readonly kind: 'noise' }

/** So much that stands between messages is put up with. */
const mostNoise = 65_536

/**
 * Takes messages out of a stream of bytes: each begins with VT and ends with FS CR. Whatever stands between two is
 * passed over, within limits.
 */
export class FrameReader {
  #held: Buffer[] = []
  #size = 0
  #isInside = false
  #noise = 0

  /** Whether a message has begun that has not ended. */
  get isInside(): boolean {
    return this.#isInside
  }

  /** The frames that these bytes complete. */
  read(bytes: Buffer): Frame[] {
    const frames: Frame[] = []
    let rest = bytes
    while (rest.length > 0) {
      if (!this.#isInside) {
        const start = rest.indexOf(begin)
        this.#noise += start < 0 ? rest.length : start
        if (this.#noise > mostNoise) return [...frames, { kind: 'noise' }]
        if (start < 0) break
        this.#isInside = true
        this.#noise = 0
        rest = rest.subarray(start + 1)
        continue
      }
      const stop = this.#endIn(rest)
      this.#hold(stop === null ? rest : rest.subarray(0, stop))
      rest = stop === null ? Buffer.alloc(0) : rest.subarray(stop)
      if (this.#size > largestMessage + 2) return [...frames, { kind: 'too-large', bytes: this.#whole() }]
      if (stop !== null) frames.push(this.#take())
    }
    return frames
  }

  /** Where the message ends in these bytes, after FS CR; `null` when it does not. */
  #endIn(bytes: Buffer): number | null {
    if (bytes[0] === after && this.#held.at(-1)?.at(-1) === end) return 1
    for (let at = bytes.indexOf(end); at >= 0; at = bytes.indexOf(end, at + 1))
      if (bytes[at + 1] === after) return at + 2
    return null
  }

  #hold(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.#held.push(bytes)
    this.#size += bytes.length
  }

  #whole(): Buffer {
    return Buffer.concat(this.#held)
  }

  #take(): Frame {
    const whole = this.#whole()
    this.#held = []
    this.#size = 0
    this.#isInside = false
    return { kind: 'message', bytes: whole.subarray(0, whole.length - 2) }
  }
}

/** A message as it travels. */
export function frame(text: string): Buffer {
  return Buffer.concat([Buffer.from([begin]), Buffer.from(text, 'utf8'), Buffer.from([end, after])])
}
