import { describe, expect, it } from 'vitest'
import { initialsOf, toneOf } from './portrait.ts'

describe('the picture that stands for a person', () => {
  it('takes the first and the last name and leaves titles out', () => {
    expect(initialsOf('Dr Amara Okafor')).toBe('AO')
    expect(initialsOf('Sister Niamh O’Connor')).toBe('NO')
    expect(initialsOf('Prof. Elin Siân Davies')).toBe('ED')
    expect(initialsOf('Zoë')).toBe('Z')
    expect(initialsOf('Site manager (nights)')).toBe('SM')
  })

  it('shows a question mark when there is no letter', () => {
    expect(initialsOf(' 12 ')).toBe('?')
    expect(initialsOf('')).toBe('?')
  })

  it('gives the same person the same colour, and many people all eight', () => {
    expect(toneOf('0198-a')).toBe(toneOf('0198-a'))
    const tones = new Set(Array.from({ length: 200 }, (_, n) => toneOf(`0198c0de-0000-7000-8000-${n}`)))
    expect([...tones].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})
