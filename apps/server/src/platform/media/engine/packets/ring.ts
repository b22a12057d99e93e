/** The newest packets of one stream, by their unwrapped sequence numbers, so that what was lost on the way can be sent again. */
export class Ring {
  readonly size: number
  readonly #packets: (Buffer | undefined)[]
  readonly #numbers: Float64Array

  constructor(size: number) {
    this.size = size
    this.#packets = new Array(size)
    this.#numbers = new Float64Array(size).fill(-1)
  }

  put(extended: number, packet: Buffer): void {
    const place = extended % this.size
    this.#packets[place] = packet
    this.#numbers[place] = extended
  }

  get(extended: number): Buffer | undefined {
    if (extended < 0) return undefined
    const place = extended % this.size
    return this.#numbers[place] === extended ? this.#packets[place] : undefined
  }
}
