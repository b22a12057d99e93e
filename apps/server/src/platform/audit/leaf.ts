/** Who or what a change was about: `kind` is the glossary's word (conversation, message, person). */
export interface AuditSubject {
  readonly kind: string
  readonly id: string
}

/** One change, or one look, to be written down. Holds ids only, never content. */
export interface NewLeaf {
  /** From the server's clock; whole milliseconds. */
  readonly at: Date
  readonly organisationId: string
  /** The chain in which it stands: a conversation, a person's own stream, the organisation's. */
  readonly streamId: string
  /** A person's id, or `system:<name>`. */
  readonly actor: string
  /** The operation's name in the contract. */
  readonly action: string
  readonly subjects: readonly AuditSubject[]
  /** The command that did it; null for what the system did by itself. */
  readonly commandId: string | null
  /** The vault's keyed commitment to the content, so that shredding the content breaks no proof. */
  readonly commitment: Buffer | null
  /** How it ended, where that is not plain: `refused`, a refusal's code. */
  readonly outcome?: string | undefined
}

/** A leaf at its place in its stream's chain. */
export interface AuditRow extends NewLeaf {
  /** 1, 2, 3 … without gaps within the stream. */
  readonly position: number
  /** SHA-256 over the leaf and the hash before it: 32 bytes. */
  readonly hash: Buffer
}

/** Where a stream's chain has come to; `{ position: 0, hash: empty }` before its first leaf. */
export interface ChainHead {
  readonly position: number
  readonly hash: Buffer
}

/** The head of a stream in which nothing has happened yet. */
export const emptyHead: ChainHead = { position: 0, hash: Buffer.alloc(0) }
