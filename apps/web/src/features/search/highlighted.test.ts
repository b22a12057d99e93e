import { describe, expect, it } from 'vitest'
import { highlighted } from './highlighted.ts'

describe('a search hit', () => {
  it('marks what matched and leaves the rest', () => {
    expect(
      highlighted('Potassium 5.9 in bed 4', [
        [0, 9],
        [17, 20],
      ]),
    ).toEqual([
      { text: 'Potassium', isHit: true },
      { text: ' 5.9 in ', isHit: false },
      { text: 'bed', isHit: true },
      { text: ' 4', isHit: false },
    ])
  })

  it('takes marks that overlap together, and drops those outside the text', () => {
    expect(
      highlighted('potassium', [
        [0, 5],
        [3, 9],
        [8, 40],
      ]),
    ).toEqual([{ text: 'potassium', isHit: true }])
  })

  it('begins near the first hit of a long message', () => {
    const body = `${'word '.repeat(60)}potassium`
    const pieces = highlighted(body, [[300, 309]])
    expect(pieces[0]).toEqual({ text: '… ', isHit: false })
    expect(pieces[1]?.text.length).toBeLessThan(80)
    expect(pieces.at(-1)).toEqual({ text: 'potassium', isHit: true })
  })

  it('shows the whole text when nothing in it is marked', () => {
    expect(highlighted('bed 4', [])).toEqual([{ text: 'bed 4', isHit: false }])
  })
})
