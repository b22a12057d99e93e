import { expect, test } from 'vitest'
import { bareHeading, bundleHeading, headingOf } from './heading.ts'

test('QUI11: a heading says how much it presses, what it is and through which role, and nothing else', () => {
  const roleName = 'Medical registrar on call'
  expect(headingOf({ urgency: 'urgent', what: 'message', roleName })).toBe(
    'Urgent message – Medical registrar on call',
  )
  expect(headingOf({ urgency: 'emergency', what: 'message', roleName })).toBe(
    'Emergency message – Medical registrar on call',
  )
  expect(headingOf({ urgency: 'crash', what: 'Adult cardiac arrest', roleName: null })).toBe(
    'Crash call: Adult cardiac arrest',
  )
  expect(headingOf({ urgency: 'routine', what: 'message', roleName: null })).toBe('New message')
  expect(bundleHeading(3)).toBe('3 new notifications')
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
