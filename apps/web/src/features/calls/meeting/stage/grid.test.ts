import { expect, test } from 'vitest'
import { columnOf, gridFor, pageSize, stripSize } from './grid.ts'

const desk = { width: 1200, height: 640 }
const phone = { width: 304, height: 480 }

test('tiles are as large as they can be: two stand side by side at a desk and above each other on a phone', () => {
  expect(gridFor(1, desk)).toEqual({ columns: 1, rows: 1 })
  expect(gridFor(2, desk)).toEqual({ columns: 2, rows: 1 })
  expect(gridFor(2, phone)).toEqual({ columns: 1, rows: 2 })
  expect(gridFor(4, desk)).toEqual({ columns: 2, rows: 2 })
  expect(gridFor(9, desk)).toEqual({ columns: 3, rows: 3 })
})

test('a small phone shows two columns at most', () => {
  expect(gridFor(6, phone)).toEqual({ columns: 2, rows: 3 })
  expect(pageSize(phone)).toBe(6)
})

test('CAL18: no page shows more than nine', () => {
  expect(pageSize(desk)).toBe(9)
  expect(stripSize(desk)).toBeLessThan(9)
})

test('a last row that is not full stands in the middle', () => {
  const grid = { columns: 3, rows: 2 }
  expect([0, 1, 2, 3, 4].map((place) => columnOf(place, 5, grid))).toEqual([
    'span 2',
    'span 2',
    'span 2',
    '2 / span 2',
    'span 2',
  ])
})
