import { describe, expect, it } from 'vitest'
import { wordsFor } from './title.ts'

describe('the title of the window', () => {
  it('says where one is and how much is unread', () => {
    expect(wordsFor('Taw Ward', 3)).toBe('(3) Taw Ward – Baton')
    expect(wordsFor('Directory', 0)).toBe('Directory – Baton')
    expect(wordsFor(undefined, 120)).toBe('(99+) Baton')
  })
})
