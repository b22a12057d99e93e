import { expect, test } from 'vitest'
import { bareHeading, bundleHeading } from './heading.ts'

test('QUI7: a bundle says how many, and nothing of what', () => {
  expect(bundleHeading(3)).toBe('3 new notifications')
})

test('QUI11: a heading that says only how much it presses, what it is and through which role stays as it is', () => {
  const heading = 'Urgent message – Medical registrar on call'
  expect(bareHeading(heading, 'urgent')).toBe(heading)
})

test.each(['999 000 0018', '9990000018', '999-000-0018', 'Bed 4 999.000.0018 now', ' \n '])(
  'QUI11: what may be an NHS number, or nothing, is never a heading: %j',
  (heading) => {
    expect(bareHeading(heading, 'urgent')).toBe('Urgent notification')
  },
)

test('QUI11: a heading is one short line', () => {
  expect(bareHeading(`Urgent\nmessage ${'x'.repeat(200)}`, 'urgent')).toHaveLength(80)
})
