import { describe, expect, it } from 'vitest'
import { aPatient } from '../patients.fixture.ts'
import { listRows, moved } from './list-snapshot.ts'

const entry = (number: number, family = `Name${number}`) => ({
  patient: aPatient({ family, id: `p${number}` }),
  mark: null,
  note: null,
})
const entries = [entry(1), entry(2), entry(3)]

describe('the rows of a list', () => {
  it('say before whom “move up” and “move down” lead, and offer neither beyond the edge', () => {
    expect(listRows({ entries }).map(({ place, up, down }) => [place, up, down])).toEqual([
      [1, undefined, 'p3'],
      [2, 'p1', null],
      [3, 'p2', undefined],
    ])
  })

  it('stand as they were dropped while the server is asked, and whoever is new stands last', () => {
    const rows = listRows({ entries: [...entries, entry(4)] }, ['p3', 'p1', 'p2'])
    expect(rows.map((row) => row.entry.patient.id)).toEqual(['p3', 'p1', 'p2', 'p4'])
  })

  it('mark two patients of one name', () => {
    const rows = listRows({ entries: [entry(1, 'Smith'), entry(2, 'SMITH'), entry(3)] })
    expect(rows.map(({ isSameName }) => isSameName)).toEqual([true, true, false])
  })
})

describe('moving in an order', () => {
  it('goes before another one, or to the end', () => {
    expect(moved(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b', 'c'], 'a', null)).toEqual(['b', 'c', 'a'])
  })

  it('changes nothing where there is nothing to move to', () => {
    expect(moved(['a', 'b'], 'a', 'a')).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 'a', 'gone')).toEqual(['a', 'b'])
  })
})
