/** Content as it comes in, cut into stretches of at most so many bytes. */
export interface Cutting {
  /** Whether anything more comes; waits until it is known. */
  more(): Promise<boolean>
  /** The next stretch; read to its end before the next one is asked for. */
  next(most: number): AsyncGenerator<Uint8Array, void>
  /** What broke the line, if anything did: a stretch ends there as if there were no more. */
  readonly broken: unknown
}

/** Cuts a stream. When the line breaks, what has come until then still counts: the stretch that is being read just ends. */
export function cutStream(content: AsyncIterable<Uint8Array>): Cutting {
  const incoming = content[Symbol.asyncIterator]()
  let waiting: Uint8Array = new Uint8Array(0)
  let ended = false
  let broken: unknown

  async function more(): Promise<boolean> {
    while (waiting.length === 0 && !ended) {
      try {
        const { done, value } = await incoming.next()
        if (done) ended = true
        else waiting = value
      } catch (error) {
        ended = true
        broken = error
      }
    }
    return waiting.length > 0
  }

  return {
    more,
    async *next(most) {
      for (let left = most; left > 0 && (await more()); ) {
        const piece = waiting.subarray(0, left)
        waiting = waiting.subarray(piece.length)
        left -= piece.length
        yield piece
      }
    },
    get broken() {
      return broken
    },
  }
}
