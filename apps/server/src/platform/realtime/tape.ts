/** A frame, encoded once, whoever receives it (rule RT25). */
export class Frame {
  readonly bytes: Buffer

  /** @param line one line of JSON */
  constructor(line: string) {
    this.bytes = Buffer.from(line)
  }
}

/**
 * What waits for a socket in this tick. Sockets that are sent the same frames in the same order hold the same tape, so
 * that the message they receive is put together once for all of them and each costs one write.
 */
export class Tape {
  readonly size: number
  readonly length: number
  readonly #before: Tape | undefined
  readonly #frame: Frame | undefined
  #after: Tape | undefined
  #message: Buffer | undefined

  constructor(before?: Tape, frame?: Frame) {
    this.#before = before
    this.#frame = frame
    this.size = before === undefined || frame === undefined ? 0 : before.size + frame.bytes.length + 1
    this.length = before === undefined ? 0 : before.length + 1
  }

  /** This tape with one more frame. */
  with(frame: Frame): Tape {
    if (this.#after === undefined || this.#after.#frame !== frame) this.#after = new Tape(this, frame)
    return this.#after
  }

  /** The whole tape as one WebSocket message, its frames divided by line feeds (rule RT29). */
  message(): Buffer {
    this.#message ??= this.#encode()
    return this.#message
  }

  #encode(): Buffer {
    const size = this.size - 1
    const header = headerOf(size)
    const message = Buffer.allocUnsafeSlow(header.length + size)
    header.copy(message)
    let end = message.length
    for (let at: Tape | undefined = this; at !== undefined && at.#frame !== undefined; at = at.#before) {
      end -= at.#frame.bytes.length
      at.#frame.bytes.copy(message, end)
      if (end > header.length) message[--end] = lineFeed
    }
    return message
  }
}

const lineFeed = 0x0a
const finalText = 0x81

/** The header of an unmasked text message (RFC 6455 §5.2). A server's messages are the same bytes for every socket. */
function headerOf(size: number): Buffer {
  if (size < 126) return Buffer.from([finalText, size])
  if (size < 65_536) return Buffer.from([finalText, 126, size >> 8, size & 0xff])
  const header = Buffer.alloc(10)
  header[0] = finalText
  header[1] = 127
  header.writeBigUInt64BE(BigInt(size), 2)
  return header
}
