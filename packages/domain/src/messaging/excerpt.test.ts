import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

test('a quotation is one line, cut between words, and silent once withdrawn', () => {
  expect(excerptOf('Bed 4\n\nis ready', [])).toBe('Bed 4 is ready')
  expect(excerptOf(`${'word '.repeat(40)}`, [])).toBe(`${'word '.repeat(23)}word…`)
  expect(excerptOf('👩🏽‍⚕️'.repeat(200), [])).toMatch(/…$/)
  expect(excerptOf(null, [])).toBeNull()
})
