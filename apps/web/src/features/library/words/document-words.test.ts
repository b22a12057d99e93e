import { describe, expect, test } from 'vitest'
import { document, version } from '../library.fixture.ts'
import { nameFrom, pendingWords, validityWords, versionWords } from './document-words.ts'

const now = new Date('2027-01-03T09:00:00.000Z')

describe('days', () => {
  test.each([
    [{ expiresOn: '2027-01-01' }, 'Expired 2 days ago: check before you use it', true],
    [{ expiresOn: '2027-01-02' }, 'Expired yesterday: check before you use it', true],
    [{ expiresOn: '2027-01-03' }, 'Expired today: check before you use it', true],
    [{ expiresOn: '2026-06-01' }, 'Expired on 1 June 2026: check before you use it', true],
    [{ reviewOn: '2027-01-03' }, 'Review due today', true],
    [{ reviewOn: '2026-12-01' }, 'Review was due on 1 December 2026', true],
    [{ reviewOn: '2027-01-20' }, 'Review by 20 January 2027', true],
    [{ reviewOn: '2027-08-03' }, 'Review by 3 August 2027', false],
    [{ expiresOn: '2027-01-20' }, 'Expires on 20 January 2027', true],
  ])('FIL70: %j says “%s”', (days, words, presses) => {
    expect(validityWords(document(days), now)).toMatchObject({ words, presses })
  })

  test('FIL70: a document without a day says nothing', () => {
    expect(validityWords(document(), now)).toBeUndefined()
  })
})

test('FIL67: a version says by whom and when', () => {
  const said = versionWords(version(3, { at: '2027-01-02T14:05:00.000Z' }), {
    nameOf: () => 'Grace Adeyemi',
    now,
  })
  expect(said).toBe('Version 3 by Grace Adeyemi, yesterday at 14:05')
})

test('FIL68: a newer version that does not open says why', () => {
  expect(pendingWords(null)).toBeUndefined()
  expect(pendingWords(version(2, {}, { state: 'checking' }))).toBe('Version 2 is being checked')
  expect(pendingWords(version(2, {}, { state: 'refused' }))).toBe('Version 2 did not pass the checks')
})

test('a document is called as its file, without what says its type', () => {
  expect(nameFrom('Sepsis six v2.pdf')).toBe('Sepsis six v2')
  expect(nameFrom('.pdf')).toBe('.pdf')
})
