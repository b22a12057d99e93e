/** A leaf that no log holds yet. */
export interface Unsequenced {
  readonly organisationId: string
  readonly streamId: string
  readonly position: number
  readonly hash: Buffer
}

/** Leaves that follow each other both in a stream and in the log: a busy conversation's of one second are one row. */
export interface Run {
  readonly firstIndex: number
  readonly streamId: string
  readonly firstPosition: number
  readonly hashes: Buffer[]
}

/** So that a page of runs is a bounded number of leaves. */
const LONGEST = 100

/** Puts leaves, in their order, at these indexes of the log. */
export function runsOf(firstIndex: number, leaves: readonly Unsequenced[]): Run[] {
  const runs: Run[] = []
  for (const [offset, { streamId, position, hash }] of leaves.entries()) {
    const last = runs.at(-1)
    const follows = last?.streamId === streamId && last.firstPosition + last.hashes.length === position
    if (last !== undefined && follows && last.hashes.length < LONGEST) last.hashes.push(hash)
    else runs.push({ firstIndex: firstIndex + offset, streamId, firstPosition: position, hashes: [hash] })
  }
  return runs
}
