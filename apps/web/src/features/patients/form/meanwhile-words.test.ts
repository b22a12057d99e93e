import { expect, it } from 'vitest'
import { aPatient } from '../patients.fixture.ts'
import { meanwhileWords, theirWords } from './meanwhile-words.ts'
import { fieldsOf } from './patient-fields.ts'

it('what somebody else corrected meanwhile is said, and what both changed asks for a look', () => {
  expect(meanwhileWords([], [])).toBeUndefined()
  expect(meanwhileWords(['consultant'], [])).toBe(
    'Somebody else corrected this meanwhile: consultant. It is taken over.',
  )
  expect(meanwhileWords(['consultant'], ['family', 'birthDate'])).toBe(
    'Somebody else corrected this meanwhile: consultant. It is taken over. You and somebody else both changed: family name, date of birth. Yours stands here; look at theirs before you save.',
  )
})

it('what they wrote is shown in words, also alerts and what they emptied', () => {
  const now = fieldsOf(aPatient({ consultant: null }))
  expect(theirWords('birthDate', now)).toBe('Somebody else wrote: 5 July 1948.')
  expect(theirWords('sex', now)).toBe('Somebody else wrote: Female.')
  expect(theirWords('consultant', now)).toBe('Somebody else wrote: nothing.')
  expect(theirWords('alerts', now)).toBe('Somebody else wrote: Note: Hearing aid, left; Allergy: Penicillin.')
})
