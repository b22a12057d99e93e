import { encodeLeaf } from './encode-leaf.ts'
import { hashLeaf } from './hash-leaf.ts'
import type { AuditRow, ChainHead, NewLeaf } from './leaf.ts'

/**
 * Puts leaves at the end of their stream's chain (AUD1, AUD2). Pure; the caller holds the stream's lock and stores rows
 * and head in the transaction of the change itself. All leaves are of one stream.
 */
export function chain(head: ChainHead, leaves: readonly NewLeaf[]): { rows: AuditRow[]; head: ChainHead } {
  let last = head
  const rows: AuditRow[] = []
  for (const leaf of leaves) {
    last = { position: last.position + 1, hash: hashLeaf(last, encodeLeaf(leaf)) }
    rows.push({ ...leaf, position: last.position, hash: last.hash })
  }
  return { rows, head: last }
}
