import { describe, expect, it } from 'vitest'
import { asWallField, fromWallField } from './wall-field.ts'

describe('a field for a day and a time', () => {
  it('holds London time, in summer and in winter', () => {
    expect(asWallField(new Date('2026-11-26T08:00:00.000Z'))).toBe('2026-11-26T08:00')
    expect(asWallField(new Date('2026-07-01T07:00:00.000Z'))).toBe('2026-07-01T08:00')
    expect(fromWallField('2026-07-01T08:00')).toBe('2026-07-01T07:00:00.000Z')
  })

  it('says nothing of what is no moment', () => {
    expect(fromWallField('')).toBeNull()
    expect(fromWallField('2026-07-01')).toBeNull()
  })
})
