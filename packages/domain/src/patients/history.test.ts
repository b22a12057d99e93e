import { unknownPatient } from '@baton/testkit/unknown-patient'
import { describe, expect, it } from 'vitest'
import { historyOf, type Version } from './history.ts'

const plain: Version['record'] = { ...unknownPatient, state: 'expected', mergedIntoId: null }

function version(number: number, change: Partial<Version['record']> = {}, recordId = 'iris'): Version {
  const record = { ...plain, ...change }
  return { recordId, version: number, at: `2026-11-26T0${number}:00:00.000Z`, by: 'nurse', record }
}
const changes = (...versions: Version[]) => historyOf(versions).map((entry) => entry.changes)

describe('PAT28: the history of a patient', () => {
  it('says what each version changed, newest first, with who and when', () => {
    const ward = { state: 'admitted', wardId: 'w7', bed: 'B4' } as const
    const entries = historyOf([
      version(1),
      version(2, ward),
      version(3, { ...ward, family: 'March', sex: 'other' }),
    ])
    expect(entries.map(({ at, by }) => [at.slice(11, 13), by])).toEqual([
      ['03', 'nurse'],
      ['02', 'nurse'],
      ['01', 'nurse'],
    ])
    expect(entries.map((entry) => entry.changes)).toEqual([
      [{ kind: 'corrected', fields: ['family', 'sex'] }],
      [{ kind: 'placed', ...ward }],
      [{ kind: 'entered' }],
    ])
  })

  it('says that somebody left, and that they died', () => {
    const ward = { state: 'admitted', wardId: 'w7' } as const
    expect(changes(version(1, ward), version(2, { state: 'discharged' }))[0]).toEqual([
      { kind: 'left', outcome: 'discharged' },
    ])
    expect(changes(version(1, ward), version(2, { state: 'died' }))[0]).toEqual([
      { kind: 'left', outcome: 'died' },
    ])
  })

  it('says of a merge no more than that, and of taking it back where they are again', () => {
    const ward = { state: 'admitted', wardId: 'w7', bed: 'B4' } as const
    const merged = { state: 'merged', mergedIntoId: 'other' } as const
    expect(changes(version(1, ward), version(2, merged), version(3, ward))).toEqual([
      [
        { kind: 'parted', fromId: 'other' },
        { kind: 'placed', ...ward },
      ],
      [{ kind: 'merged', intoId: 'other' }],
      [{ kind: 'entered' }, { kind: 'placed', ...ward }],
    ])
  })

  it('leaves out a version that changed nothing, and one whose predecessor is not known', () => {
    expect(changes(version(1), version(2))).toEqual([[{ kind: 'entered' }]])
    expect(changes(version(4), version(5, { consultant: 'Dr Helen Marchetti' }))).toEqual([
      [{ kind: 'corrected', fields: ['consultant'] }],
    ])
  })
})
