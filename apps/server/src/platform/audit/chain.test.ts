import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aLeaf } from './audit-log.fixture.ts'
import { chain } from './chain.ts'
import { encodeLeaf } from './encode-leaf.ts'
import { emptyHead, type NewLeaf } from './leaf.ts'

const ward = '018f0000-0000-7000-8000-0000000000a1'

describe('the audit chain', () => {
  it('AUD1: numbers the leaves of a stream 1, 2, 3 … however they are grouped', () => {
    const leaves = ['a', 'b', 'c', 'd', 'e'].map((actor) => aLeaf(ward, { actor }))
    const atOnce = chain(emptyHead, leaves)
    let head = emptyHead
    const oneByOne = leaves.flatMap((leaf) => {
      const chained = chain(head, [leaf])
      head = chained.head
      return chained.rows
    })
    expect(atOnce.rows.map((row) => row.position)).toEqual([1, 2, 3, 4, 5])
    expect(oneByOne).toEqual(atOnce.rows)
    expect(head).toEqual(atOnce.head)
  })

  it('AUD2: hashes prefix, version, position, the hash before and the canonical text, as anyone can check', () => {
    const { rows } = chain(emptyHead, [
      aLeaf(ward),
      aLeaf(ward, { actor: 'system:retention', commandId: null }),
    ])
    const [first, second] = rows
    if (!first || !second) throw new Error('no rows')
    const sha256 = (hex: string, text: string) =>
      hash('sha256', Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(text)]), 'hex')
    expect(first.hash.toString('hex')).toBe(sha256('00010000000000000001', encodeLeaf(first)))
    expect(second.hash.toString('hex')).toBe(
      sha256(`00010000000000000002${first.hash.toString('hex')}`, encodeLeaf(second)),
    )
    expect(encodeLeaf(aLeaf(ward, { commitment: null, outcome: 'refused' }))).toBe(
      '13:1795339800123' +
        '36:018f0000-0000-7000-8000-00000000000136:018f0000-0000-7000-8000-0000000000a1' +
        '36:018f0000-0000-7000-8000-00000000abcd12:send-message36:018f0000-0000-7000-8000-00000000cafe' +
        '-7:refused1:17:message36:018f0000-0000-7000-8000-00000000beef',
    )
  })

  it('AUD2: no two different leaves have the same canonical text', () => {
    fc.assert(
      fc.property(someLeaf, someLeaf, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other)
        expect(encodeLeaf(one) === encodeLeaf(other)).toBe(same)
      }),
    )
  })

  it('AUD2: a change to any field changes the hash', () => {
    const hashOf = (more: Partial<NewLeaf>) => chain(emptyHead, [aLeaf(ward, more)]).head.hash.toString('hex')
    const hashes = [
      hashOf({}),
      hashOf({ at: new Date('2026-11-22T09:30:00.124Z') }),
      hashOf({ organisationId: ward }),
      hashOf({ streamId: '018f0000-0000-7000-8000-0000000000a2' }),
      hashOf({ actor: 'system:send' }),
      hashOf({ action: 'edit-message' }),
      hashOf({ subjects: [] }),
      hashOf({ subjects: [{ kind: 'person', id: '018f0000-0000-7000-8000-00000000beef' }] }),
      hashOf({ commandId: null }),
      hashOf({ commitment: null }),
      hashOf({ commitment: Buffer.alloc(0) }),
      hashOf({ outcome: '' }),
      hashOf({ outcome: 'refused' }),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})

const short = fc.string({ unit: fc.constantFrom('a', '1', ':', '-', 'é'), maxLength: 4 })
const someLeaf: fc.Arbitrary<NewLeaf> = fc.record({
  at: fc.date({ min: new Date(0), max: new Date(3), noInvalidDate: true }),
  organisationId: short,
  streamId: short,
  actor: short,
  action: short,
  subjects: fc.array(fc.record({ kind: short, id: short }), { maxLength: 2 }),
  commandId: fc.option(short),
  commitment: fc.constantFrom(null, Buffer.alloc(0), Buffer.alloc(1)),
  outcome: fc.option(short, { nil: undefined }),
})
