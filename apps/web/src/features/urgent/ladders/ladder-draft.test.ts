import { describe, expect, it } from 'vitest'
import { consultant, registrar, roles } from '../urgent.fixture.ts'
import { draftOf, ladderRows, moved, saveInput } from './ladder-draft.ts'

const rungs = [{ target: { kind: 'role' as const, id: consultant.id }, waitMs: 600_000 }]

describe('ladders', () => {
  it("lists the hospital's own first, also where there is none yet", () => {
    const rows = ladderRows([{ id: 'l', name: 'Medical', roleId: registrar.id, rungs }], roles)
    expect(rows.map(({ title, rungs: { length } }) => [title, length])).toEqual([
      ['The hospital’s own', 0],
      ['Medical registrar on call', 1],
    ])
  })

  it('is saved as it is shown, and not while a rung calls nobody', () => {
    const row = { roleId: registrar.id, title: registrar.name }
    expect(saveInput(row, draftOf(rungs))).toEqual({ name: registrar.name, roleId: registrar.id, rungs })
    expect(saveInput(row, [...draftOf(rungs), { target: '', minutes: '10' }])).toBeNull()
    expect(saveInput(row, [])).toBeNull()
  })

  it('moves a rung by one place', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  })
})
