/**
 * What is sealed together and shredded together: a conversation, a file. Both ids are UUIDs. The organisation itself
 * is a scope too (scopeId = organisationId), for what belongs to nothing smaller.
 */
export interface Scope {
  readonly organisationId: string
  readonly scopeId: string
}

/** A row of vault_key. An organisation's own key has scopeId = organisationId. */
export interface VaultKeyRow extends Scope {
  readonly generation: number
  /** Null when it was shredded. */
  readonly wrapped: Buffer | null
}
