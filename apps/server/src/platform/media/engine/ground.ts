/** What the whole process shares: its door to the network and its counters. */
export class Ground {
  readonly port: number
  readonly bindAddress: string | null
  /** The address by which devices outside find this server, where it differs from its own. */
  readonly announced: string | null
  readonly complain: (what: string) => void
  connections = 0
  packetsForwarded = 0
  packetsLost = 0
  /** What came and was neither a packet nor a signal that anything can be made of. */
  malformed = 0
  #lastComplaintAt = Number.NEGATIVE_INFINITY

  constructor(
    port: number,
    bindAddress: string | null,
    announced: string | null,
    complain: (what: string) => void,
  ) {
    this.port = port
    this.bindAddress = bindAddress
    this.announced = announced
    this.complain = complain
  }

  opened(): void {
    this.connections += 1
  }

  closed(): void {
    this.connections -= 1
  }

  refused(): void {
    this.malformed += 1
  }

  /** Does it; what it throws is said, no more than once a second, and goes no further. */
  guard(what: () => void): void {
    try {
      what()
    } catch (error) {
      this.malformed += 1
      const now = performance.now()
      if (now - this.#lastComplaintAt < 1_000) return
      this.#lastComplaintAt = now
      // Only what kind of fault it was: its message may hold what a stranger wrote.
      this.complain(
        error instanceof Error ? `${error.name} at ${error.stack?.split('\n')[1]?.trim()}` : 'fault',
      )
    }
  }
}
