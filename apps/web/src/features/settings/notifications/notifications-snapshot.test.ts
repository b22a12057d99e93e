import type { Quiet } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { bundleOptions, channelRow, deviceSnapshot, fieldsOf, quietOf } from './notifications-snapshot.ts'

describe('this device', () => {
  const here = { support: 'yes', permission: 'default', isServerOn: true, isWoken: false } as const

  test('can be allowed, and turned off again', () => {
    expect(deviceSnapshot(here)).toMatchObject({ tag: 'Off', action: 'allow' })
    expect(deviceSnapshot({ ...here, permission: 'granted', isWoken: true })).toMatchObject({
      tag: 'On',
      action: 'turn-off',
    })
  })

  test('offers nothing that would be refused, and says what to do', () => {
    expect(deviceSnapshot({ ...here, isServerOn: false })).toMatchObject({ action: null })
    expect(deviceSnapshot({ ...here, support: 'no' })).toMatchObject({ action: null })
    const iphone = deviceSnapshot({ ...here, support: 'install' })
    expect(iphone).toMatchObject({ action: null, sentence: expect.stringContaining('home screen') })
    const blocked = deviceSnapshot({ ...here, permission: 'denied' })
    expect(blocked).toMatchObject({ tag: 'Blocked', action: null })
  })
})

test('a channel is named and its state is a word', () => {
  const health = { lastSentAt: null, lastFailedAt: null, sent: 0, failed: 0 }
  const tagOf = (state: 'off' | 'well' | 'failing') => channelRow({ channel: 'email', state, ...health }).tag
  expect([tagOf('off'), tagOf('well'), tagOf('failing')]).toEqual(['Not set up', 'Works', 'Not working'])
})

test('what the form says is what was said, and Baton itself always shows what is routine', () => {
  const quiets: Quiet[] = [
    { hours: null, bundleMinutes: 15, routine: ['in-app', 'web-push'] },
    { hours: { from: '21:30', until: '06:00' }, bundleMinutes: 0, routine: ['in-app', 'email'] },
  ]
  for (const quiet of quiets) expect(quietOf(fieldsOf(quiet))).toEqual(quiet)
  expect(quietOf(fieldsOf({ hours: null, bundleMinutes: 60, routine: [] })).routine).toEqual(['in-app'])
  expect(bundleOptions).toHaveLength(5)
})
