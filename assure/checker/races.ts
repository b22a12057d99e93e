/** One try to accept a task, and what was said to it. */
export interface Try {
  readonly commandId: string
  readonly personId: string
  readonly road: 'http' | 'socket'
  /** Whose it is, as the answer says; `null` where it was refused. */
  readonly ownerId: string | null
  /** Why it was refused, and who the refusal says has it. */
  readonly code: string | null
  readonly saidOwnerId: string | null
}

/** A task that several tried to accept at once. */
export interface Race {
  readonly taskId: string
  readonly tries: readonly Try[]
  /** Whose it is when it is asked for afterwards, and who accepted by its history. */
  readonly ownerId: string | null
  readonly acceptedBy: readonly (string | null)[]
  /** Everyone who was shown as its owner on the stream of whoever asked for it. */
  readonly shownOwners: readonly string[]
}
