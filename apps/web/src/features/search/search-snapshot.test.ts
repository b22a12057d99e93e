import { describe, expect, it } from 'vitest'
import { filtersOn, searchInput } from './search-snapshot.ts'

const tom = '01980000-0000-7000-8000-00000000000b'

describe('what is asked when somebody searches', () => {
  it('is nothing while nothing was typed or chosen', () => {
    expect(searchInput({ text: '  ' })).toBeNull()
    expect(searchInput({ text: '', conversationId: tom })).toBeNull()
  })

  it('may be a person or a day without words', () => {
    expect(searchInput({ text: '', authorId: tom })).toEqual({ text: '', authorId: tom })
  })

  it('takes days as they are in London, the last one in full', () => {
    expect(searchInput({ text: 'bed 4', from: '2026-07-01', until: '2026-07-02' })).toEqual({
      text: 'bed 4',
      from: '2026-06-30T23:00:00.000Z',
      until: '2026-07-02T23:00:00.000Z',
    })
    expect(searchInput({ text: 'bed 4', from: '2026-11-22' })).toMatchObject({
      from: '2026-11-22T00:00:00.000Z',
    })
  })

  it('says how many filters narrow it', () => {
    expect(filtersOn({ text: 'x', authorId: tom, from: '2026-11-22' })).toBe(2)
  })
})
