import { describe, expect, it } from 'vitest'
import { searchPages } from './page-search.ts'

const pages = [
  'Adult sepsis guideline. Give antibiotics within an hour.',
  'Contents',
  'Sepsis\n  six: oxygen, cultures, antibiotics. Review the SEPSIS six at one hour.',
  'Éclampsie is outside this guideline.',
]

describe('searching in a PDF', () => {
  it('says on which pages the words stand, and how often', () => {
    const found = searchPages(pages, 'sepsis')
    expect(found.total).toBe(3)
    expect(found.pages.map(({ page, count }) => [page, count])).toEqual([
      [1, 1],
      [3, 2],
    ])
  })

  it('minds neither case, nor accents, nor how lines are broken', () => {
    expect(searchPages(pages, 'SEPSIS SIX').pages[0]).toMatchObject({ page: 3, count: 2 })
    expect(searchPages(pages, 'eclampsie').pages[0]?.excerpt.hit).toBe('Éclampsie')
  })

  it('shows the words as they are written, with what stands around them', () => {
    expect(searchPages(pages, 'antibiotics').pages[0]?.excerpt).toEqual({
      before: 'Adult sepsis guideline. Give ',
      hit: 'antibiotics',
      after: ' within an hour.',
    })
  })

  it('finds nothing for nothing', () => {
    expect(searchPages(pages, '  ')).toEqual({ pages: [], total: 0 })
    expect(searchPages(pages, 'warfarin')).toEqual({ pages: [], total: 0 })
  })
})
