import { describe, expect, it } from 'vitest'
import { runsOf, type Unsequenced } from './runs.ts'

const leaf = (streamId: string, position: number): Unsequenced => ({
  organisationId: 'trust',
  streamId,
  position,
  hash: Buffer.from([position]),
})

describe('runs of leaves', () => {
  it('AUD4: hold what follows in one stream, and begin anew at another stream, a gap and a hundred', () => {
    const leaves = [leaf('a', 4), leaf('a', 5), leaf('a', 7), leaf('b', 8), leaf('b', 9)]
    const brief = runsOf(10, leaves).map((run) => [
      run.firstIndex,
      run.streamId,
      run.firstPosition,
      run.hashes.length,
    ])
    expect(brief).toEqual([
      [10, 'a', 4, 2],
      [12, 'a', 7, 1],
      [13, 'b', 8, 2],
    ])
    const many = Array.from({ length: 250 }, (_, at) => leaf('a', at + 1))
    expect(runsOf(0, many).map((run) => [run.firstIndex, run.hashes.length])).toEqual([
      [0, 100],
      [100, 100],
      [200, 50],
    ])
  })
})
