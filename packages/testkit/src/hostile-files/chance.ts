/** Chance from a seed; who makes files is given it, so that the same seed makes the same files. */
export interface Chance {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  among<Item>(items: readonly Item[]): Item
  bytes(length: number): Buffer
}

/** A file as somebody would add it. */
export interface PaperUpload {
  /** What is odd about it. */
  readonly what: string
  readonly name: string
  readonly content: Buffer
}
