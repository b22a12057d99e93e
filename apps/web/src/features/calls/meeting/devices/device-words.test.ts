import { describe, expect, test } from 'vitest'
import { cameraWords, microphoneWords, namedDevices, troubleOf } from './device-words.ts'

const named = (name: string) => Object.assign(new Error('no'), { name })

describe('a microphone or camera that cannot be had', () => {
  test('is told in plain words, and one may come in all the same', () => {
    expect(troubleOf(named('NotAllowedError'))).toBe('refused')
    expect(troubleOf(named('NotFoundError'))).toBe('none')
    expect(troubleOf(named('OverconstrainedError'))).toBe('none')
    expect(troubleOf(named('NotReadableError'))).toBe('busy')
    expect(troubleOf('whatever')).toBe('busy')
    expect(microphoneWords('refused')).toContain('You can join and listen')
    expect(cameraWords('none')).toContain('You can join without a picture')
  })

  test('a picture that cannot be blurred is not sent unblurred', () => {
    expect(cameraWords('blur')).toContain('the camera stays off')
  })
})

test('devices go by their own names, and by a number where the browser keeps the name back', () => {
  const found = [
    { deviceId: 'a', kind: 'audioinput', label: 'Ward headset' },
    { deviceId: 'b', kind: 'audioinput', label: '' },
    { deviceId: '', kind: 'videoinput', label: '' },
  ] as const
  expect(namedDevices(found, 'audioinput')).toEqual([
    { id: 'a', label: 'Ward headset' },
    { id: 'b', label: 'Microphone 2' },
  ])
  expect(namedDevices(found, 'videoinput')).toEqual([])
})
