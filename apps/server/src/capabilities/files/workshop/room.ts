/** How many processes there may be; whoever somebody waits for comes first. */
export class Room {
  #left: number
  readonly #pressing: Waiter[] = []
  readonly #waiting: Waiter[] = []
  isClosed = false

  constructor(most: number) {
    this.#left = most
  }

  get isFree(): boolean {
    return this.#left > 0
  }

  async take(isPressing: boolean): Promise<void> {
    if (this.isClosed) throw new WorkshopClosed()
    if (this.#left > 0) {
      this.#left -= 1
      return
    }
    await new Promise<void>((go, leave) => (isPressing ? this.#pressing : this.#waiting).push({ go, leave }))
  }

  free(): void {
    const next = this.#pressing.shift() ?? this.#waiting.shift()
    if (next === undefined) this.#left += 1
    else next.go()
  }

  /** Nobody is let in any more. */
  close(): void {
    this.isClosed = true
    for (const { leave } of [...this.#pressing.splice(0), ...this.#waiting.splice(0)])
      leave(new WorkshopClosed())
  }
}

interface Waiter {
  go(): void
  leave(error: Error): void
}

/** The server stops; what was to be opened is opened by the next one. */
export class WorkshopClosed extends Error {
  constructor() {
    super('the workshop is closed')
    this.name = 'WorkshopClosed'
  }
}
