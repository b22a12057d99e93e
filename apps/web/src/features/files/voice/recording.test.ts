import { typesByName } from '@baton/domain/files/types'
import { expect, test } from 'vitest'
import { formatFor, lengthSpoken, lengthWords, loudness, microphoneProblem, noteName } from './recording.ts'

const at = new Date(2026, 2, 2, 8, 5)

test('a voice note is of a type that is taken as sound, whatever the browser records', () => {
  for (const only of ['audio/webm', 'audio/mp4', 'audio/ogg']) {
    const format = formatFor((mediaType) => mediaType.startsWith(only))
    expect(format && typesByName(noteName(at, format)).map(({ mediaType }) => mediaType)).toContain(only)
  }
  expect(formatFor(() => false)).toBeUndefined()
})

test('its length is read as on a clock and spoken in words', () => {
  expect(lengthWords(65_400)).toBe('1:05')
  expect(lengthSpoken(65_400)).toBe('1 minute 5 seconds')
  expect(lengthSpoken(120_000)).toBe('2 minutes')
  expect(lengthSpoken(1_000)).toBe('1 second')
})

test('a microphone that is not to be had says what to do', () => {
  expect(microphoneProblem('NotAllowedError').next).toContain('Allow it in the browser')
  expect(microphoneProblem('NotFoundError').title).toBe('No microphone was found.')
  expect(microphoneProblem('AbortError').next).toContain('write instead')
})

test('silence shows no level, and a loud voice no more than all of it', () => {
  expect(loudness(new Uint8Array(64).fill(128))).toBe(0)
  expect(loudness(new Uint8Array(64).fill(255))).toBe(1)
  expect(loudness(new Uint8Array(64).map((_, index) => (index % 2 ? 138 : 118)))).toBeCloseTo(0.3125)
})
