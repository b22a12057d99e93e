import type { Scope, Vault } from '../../../platform/vault/index.ts'

/**
 * A keyed commitment to a part's content, by its SHA-256: it proves what came, and tells nothing once the key is
 * destroyed.
 */
export function commitPart(vault: Vault, scope: Scope, sha256: Buffer): Buffer {
  return vault.commitment(scope, sha256)
}

/** The commitment to a whole file: to its parts, each with where it begins and how long it is. */
export function commitContent(
  vault: Vault,
  scope: Scope,
  parts: readonly { start: number; bytes: number; commitment: Buffer }[],
): Buffer {
  const said = parts.map(({ start, bytes, commitment }) => `${start}|${bytes}|${commitment.toString('hex')}`)
  return vault.commitment(scope, said.join('\n'))
}
