/**
 * A map that forgets what was not used lately. Two generations instead of a linked list: a hit in the
 * young one costs a single look-up, which is what the hot path does thousands of times a second.
 * Holds between `size / 2` and `size` entries once it is full.
 */
export class RecentMap<V> {
  #young = new Map<string, V>()
  #old = new Map<string, V>()
  readonly #half: number

  constructor(size: number) {
    this.#half = Math.max(1, Math.floor(size / 2))
  }

  get(key: string): V | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: string, value: V): void {
    this.#young.set(key, value)
    if (this.#young.size < this.#half) return
    this.#old = this.#young
    this.#young = new Map()
  }

  delete(key: string): void {
    this.#young.delete(key)
    this.#old.delete(key)
  }
}
