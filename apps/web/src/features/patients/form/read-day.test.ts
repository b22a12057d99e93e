import { expect, it } from 'vitest'
import { readDay } from './read-day.ts'

it('a day of birth is read as people write it, the day first', () => {
  const written = ['5 July 1948', '5 jul 1948', '5th  July, 1948', '5/7/1948', '05.07.1948', '1948-07-05']
  for (const text of written) expect(readDay(text), text).toBe('1948-07-05')
})

it('what is no day, or a year in two digits, is not guessed', () => {
  for (const text of ['31/2/1948', '5/13/1948', '5/7/48', '5 Juli', 'yesterday', '']) {
    expect(readDay(text), text).toBeUndefined()
  }
  expect(readDay('29/2/1948')).toBe('1948-02-29')
})
