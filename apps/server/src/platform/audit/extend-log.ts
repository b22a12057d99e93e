import { formatCheckpoint, originOf } from './checkpoint.ts'
import { append, type MerkleTree, rootOf } from './merkle.ts'
import { type NoteSigner, signNote } from './signed-note.ts'

/** An organisation's log up to its latest checkpoint. */
export interface LogState {
  readonly tree: MerkleTree
  /** The number of the latest checkpoint; 0 before the first. */
  readonly number: number
}

/** Puts leaf hashes at the end of an organisation's log and signs how far it has come. */
export function extendLog(
  organisationId: string,
  state: LogState,
  leafHashes: readonly Buffer[],
  at: Date,
  signer: NoteSigner,
): { state: LogState; note: string } {
  const tree = append(state.tree, leafHashes)
  const number = state.number + 1
  const origin = originOf(organisationId)
  const text = formatCheckpoint({ origin, size: tree.size, root: rootOf(tree), number, at })
  return { state: { tree, number }, note: signNote(text, origin, signer) }
}
