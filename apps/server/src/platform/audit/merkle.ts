import { hash } from 'node:crypto'

/**
 * A Merkle tree (RFC 6962) of which only the right edge is kept: the roots of its complete subtrees, largest first.
 * Enough to append and to know the root; 32 bytes for each binary digit 1 of the size.
 */
export interface MerkleTree {
  readonly size: number
  readonly edge: readonly Buffer[]
}

export const emptyTree: MerkleTree = { size: 0, edge: [] }

/** The tree with these leaf hashes appended. */
export function append(tree: MerkleTree, leafHashes: readonly Buffer[]): MerkleTree {
  const edge = [...tree.edge]
  let size = tree.size
  for (const leafHash of leafHashes) {
    let node = leafHash
    // Each complete subtree of equal size on the left is merged, as a binary counter carries.
    for (let carry = size; carry % 2 === 1; carry = Math.floor(carry / 2))
      node = nodeHash(edge.pop() ?? node, node)
    edge.push(node)
    size++
  }
  return { size, edge }
}

/** The root: 32 bytes. */
export function rootOf(tree: MerkleTree): Buffer {
  if (tree.edge.length === 0) return hash('sha256', '', 'buffer')
  return tree.edge.reduceRight((right, left) => nodeHash(left, right))
}

const pair = Buffer.alloc(65)

function nodeHash(left: Buffer, right: Buffer): Buffer {
  pair[0] = 0x01
  pair.set(left, 1)
  pair.set(right, 33)
  return Buffer.from(hash('sha256', pair, 'hex'), 'hex')
}

/** The edge as one value for storage, and back. */
export function packEdge(tree: MerkleTree): Buffer {
  return Buffer.concat(tree.edge)
}

export function unpackEdge(size: number, packed: Buffer): MerkleTree {
  const edge: Buffer[] = []
  for (let at = 0; at < packed.length; at += 32) edge.push(packed.subarray(at, at + 32))
  return { size, edge }
}
