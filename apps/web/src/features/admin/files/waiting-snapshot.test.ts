import { describe, expect, it } from 'vitest'
import { photo } from '../../files/hung/hung.fixture.ts'
import { waitingSnapshot } from './waiting-snapshot.ts'

const around = {
  scanner: 'answering',
  usedBytes: 3_200_000_000,
  quotaBytes: 50_000_000_000,
  damaged: 0,
} as const
const { name: _, ...nameless } = photo()

describe('what administrators see of files', () => {
  it('says how much room there is, and whether what looks for malware answers', () => {
    expect(waitingSnapshot(around, [])).toMatchObject({ room: '3.2 GB of 50.0 GB', damaged: null, rows: [] })
    expect(waitingSnapshot({ ...around, scanner: 'silent' }, []).scanner.words).toContain('files wait')
    expect(waitingSnapshot({ ...around, damaged: 2 }, []).damaged).toContain('2 files are damaged')
  })

  it('says of each what it is and why it is here, and never a name', () => {
    const files = [
      { ...nameless, state: 'refused', fault: 'malware' },
      { ...nameless, state: 'checking', held: true },
      { ...nameless, state: 'ready' },
    ] as const
    expect(waitingSnapshot(around, files).rows.map(({ what, state }) => [what, state.word])).toEqual([
      ['Photo, 240 kB', 'Refused'],
      ['Photo, 240 kB', 'Held'],
    ])
  })
})
