import fc from 'fast-check'
import { expect, it } from 'vitest'
import { differsByOneSlip } from './one-slip.ts'

it.each([
  ['okafro', 'okafor', true],
  ['okafor', 'okafor', false],
  ['okafo', 'okafor', true],
  ['kafor', 'okafor', true],
  ['okaffor', 'okafor', true],
  ['okefor', 'okafor', true],
  ['jhon', 'john', true],
  ['okefer', 'okafor', false],
  ['rofako', 'okafor', false],
  ['ana', 'ann', false],
])('IDN21: whether %s is a slip for %s: %s', (one, other, slip) => {
  expect(differsByOneSlip(one, other)).toBe(slip)
  expect(differsByOneSlip(other, one)).toBe(slip)
})

it('IDN21: every slip of the hand is forgiven, wherever in the word it falls', () => {
  const word = fc.stringMatching(/^[a-z]{5,12}$/)
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom(...'qxz'), (right, where, letter) => {
      const at = where % right.length
      const [before, after] = [right.slice(0, at), right.slice(at)]
      const missing = before + after.slice(1)
      const added = before + letter + after
      const wrong = before + letter + after.slice(1)
      const exchanged = before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2)
      for (const slip of [missing, added, wrong, exchanged]) {
        if (slip !== right && slip.length > 3) expect(differsByOneSlip(slip, right)).toBe(true)
      }
    }),
  )
})
