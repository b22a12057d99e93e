import { describe, expect, test } from 'vitest'
import type { OwnSnapshot } from '../devices/own-media.ts'
import { aGuest, aParticipant, aRoom, aTrack } from '../room.fixture.ts'
import { controlsSnapshot } from './controls-snapshot.ts'

const off = { isOn: false, track: null, trouble: null }
const own = { microphone: off, camera: off, screen: null } as unknown as OwnSnapshot
const controls = (change: Partial<Parameters<typeof controlsSnapshot>[0]> = {}) =>
  controlsSnapshot({ room: aRoom(), own, canShare: true, readUntil: 0, ...change })

describe('the controls', () => {
  test('say what a press does', () => {
    expect(controls().microphone).toEqual({ isOn: false, label: 'Unmute' })
    const heard = { ...own, microphone: { isOn: true, track: aTrack(), trouble: null } }
    expect(controls({ own: heard }).microphone).toEqual({ isOn: true, label: 'Mute' })
  })

  test('a microphone that was wished for and cannot be had is not shown as on', () => {
    const none = { ...own, microphone: { isOn: true, track: null, trouble: 'none' as const } }
    expect(controls({ own: none }).microphone.isOn).toBe(false)
  })

  test('CAL16: what only hosts may do is not there for anyone else', () => {
    expect(controls().host).toBeNull()
    expect(controls({ room: aRoom({ mayHost: true }) }).host).toEqual({ isLocked: false, mayEnd: true })
  })

  test('CAL10: a colleague is told who waits, a guest is not', () => {
    const participants = [
      aParticipant('amina', 'Amina Yusuf'),
      aGuest('rowan', 'Rowan Hale', { state: 'waiting' }),
    ]
    expect(controls({ room: aRoom({ participants }) }).waiting).toBe(1)
    const guest = aRoom({ me: 'erin', participants: [...participants, aGuest('erin', 'Erin Moss')] })
    expect(controls({ room: guest }).waiting).toBe(0)
  })

  test('a device that cannot share its screen has no button for it', () => {
    expect(controls({ canShare: false }).share).toBeNull()
  })

  test('what others wrote and was not read is counted', () => {
    const at = '2026-11-26T09:00:00.000Z'
    const said = [
      { id: '1', participantId: 'daniel', words: 'Hello', at },
      { id: '2', participantId: 'amina', words: 'Hello', at },
      { id: '3', participantId: 'daniel', words: 'Bloods are back', at },
    ]
    expect(controls({ room: aRoom({ said }) }).unread).toBe(2)
    expect(controls({ room: aRoom({ said }), readUntil: 2 }).unread).toBe(1)
  })
})
