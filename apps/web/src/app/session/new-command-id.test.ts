import { newId } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { newCommandId } from './new-command-id.ts'

describe('the id of a command', () => {
  it('is one that the contract accepts, and never twice the same', () => {
    const ids = Array.from({ length: 500 }, newCommandId)
    for (const id of ids) expect(newId.safeParse(id).success).toBe(true)
    expect(new Set(ids).size).toBe(500)
  })

  it('begins with the moment, so that ids sort by time', () => {
    const before = Date.now()
    const moment = Number.parseInt(newCommandId().replaceAll('-', '').slice(0, 12), 16)
    expect(moment).toBeGreaterThanOrEqual(before)
    expect(moment).toBeLessThanOrEqual(Date.now())
  })
})
