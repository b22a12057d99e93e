import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { append, emptyTree, packEdge, rootOf, unpackEdge } from './merkle.ts'

const sha256 = (...parts: Buffer[]) => hash('sha256', Buffer.concat(parts), 'buffer')
const leafHash = (hex: string) => sha256(Buffer.from([0]), Buffer.from(hex, 'hex'))

/** The tree hash as RFC 6962 section 2.1 defines it, word for word. */
function definedRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves
  if (only === undefined) return sha256()
  if (leaves.length === 1) return only
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(Buffer.from([1]), definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split)))
}

describe('the Merkle log', () => {
  it('AUD4: has the roots that RFC 6962 implementations publish for their test leaves', () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ]
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]
    let tree = emptyTree
    for (const [at, input] of inputs.entries()) {
      tree = append(tree, [leafHash(input)])
      expect(rootOf(tree).toString('hex')).toBe(roots[at])
    }
  })

  it('AUD4: is the same tree for any size and grouping, also through storage', () => {
    const leaves = Array.from({ length: 70 }, (_, at) => sha256(Buffer.from([at])))
    expect(rootOf(emptyTree)).toEqual(sha256())
    let stepwise = emptyTree
    for (let size = 1; size <= leaves.length; size++) {
      stepwise = append(unpackEdge(stepwise.size, packEdge(stepwise)), leaves.slice(size - 1, size))
      expect(rootOf(stepwise)).toEqual(definedRoot(leaves.slice(0, size)))
      expect(append(emptyTree, leaves.slice(0, size))).toEqual(stepwise)
    }
  })
})
