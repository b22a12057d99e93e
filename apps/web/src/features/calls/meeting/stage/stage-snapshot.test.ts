import type { Participant } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { aParticipant, aRoom, aTrack, many } from '../room.fixture.ts'
import { type StageState, stageSnapshot } from './stage-snapshot.ts'

const desk = { width: 1200, height: 640 }

function stage(participants: readonly Participant[], change: Partial<StageState> = {}) {
  return stageSnapshot({
    room: aRoom({ participants: [...participants] }),
    media: new Map(),
    speakers: [],
    quality: 'good',
    ownCamera: null,
    ownScreen: null,
    isMuted: false,
    seats: participants.filter(({ id }) => id !== 'amina').map(({ id }) => id),
    shown: null,
    pinned: null,
    view: 'grid',
    page: 0,
    size: desk,
    ...change,
  })
}

const amina = aParticipant('amina', 'Amina Yusuf')
const daniel = aParticipant('daniel', 'Daniel Okafor')
const niamh = aParticipant('niamh', 'Niamh Doherty', { camera: false })

describe('the stage', () => {
  test('whoever is alone sees themselves large', () => {
    const snapshot = stage([amina])
    expect(snapshot).toMatchObject({ isAlone: true, large: null, corner: null })
    expect(snapshot.tiles.map(({ name }) => name)).toEqual(['You'])
  })

  test('two see each other: the other fills it, oneself is small in the corner', () => {
    const snapshot = stage([amina, daniel])
    expect(snapshot.tiles.map(({ name }) => name)).toEqual(['Daniel Okafor'])
    expect(snapshot.corner?.name).toBe('You')
    expect(snapshot.wanted).toEqual([{ participantId: 'daniel', source: 'camera', size: 'large' }])
  })

  test('three sit together, and a camera that is off is not asked for', () => {
    const snapshot = stage([amina, daniel, niamh])
    expect(snapshot.tiles.map(({ name }) => name)).toEqual(['Daniel Okafor', 'Niamh Doherty', 'You'])
    expect(snapshot.corner).toBeNull()
    expect(snapshot.wanted.map(({ participantId }) => participantId)).toEqual(['daniel'])
    expect(snapshot.tiles[1]?.label).toBe('Niamh Doherty, camera off')
  })

  test('CAL18: of twenty, nine are on a page and nine pictures are asked for at most', () => {
    const everyone = [amina, ...many(19)]
    const first = stage(everyone)
    expect(first).toMatchObject({ pages: 3, page: 0, unseen: 11 })
    expect(first.tiles).toHaveLength(9)
    expect(first.tiles.at(-1)?.name).toBe('You')
    expect(first.wanted).toHaveLength(8)
    const second = stage(everyone, { page: 1 })
    expect(second.wanted).toHaveLength(9)
    const seen = [first, second, stage(everyone, { page: 2 })].flatMap(({ tiles }) =>
      tiles.map(({ key }) => key),
    )
    expect(new Set(seen).size).toBe(20)
    expect(stage(everyone, { page: 9 }).page).toBe(2)
  })

  test('CAL19: a shared screen is large and fetched first, faces stand beside it', () => {
    const sharing = { ...daniel, screen: true }
    const snapshot = stage([amina, sharing, niamh], { shown: { participantId: 'daniel', source: 'screen' } })
    expect(snapshot.large).toMatchObject({ source: 'screen', label: 'Screen of Daniel Okafor' })
    expect(snapshot.tiles.map(({ name }) => name)).toEqual(['Daniel Okafor', 'Niamh Doherty', 'You'])
    expect(snapshot.wanted[0]).toEqual({ participantId: 'daniel', source: 'screen', size: 'large' })
  })

  test('beside a large picture one sees oneself on every page', () => {
    const everyone = [{ ...amina }, { ...daniel, screen: true }, ...many(12)]
    const shown = { participantId: 'daniel', source: 'screen' } as const
    const pages = [0, 1, 2].map((page) => stage(everyone, { shown, page }))
    expect(pages.map(({ tiles }) => tiles.at(-1)?.name)).toEqual(['You', 'You', 'You'])
    expect(pages[0]).toMatchObject({ pages: 5, unseen: 10 })
  })

  test('CAL19: in the speaker view who speaks is large, and a pin is large in either view', () => {
    const shown = { participantId: 'niamh', source: 'camera' } as const
    expect(stage([amina, daniel, niamh], { shown }).large).toBeNull()
    expect(stage([amina, daniel, niamh], { shown, view: 'speaker' }).large?.name).toBe('Niamh Doherty')
    const pinned = stage([amina, daniel, niamh], { shown, pinned: shown })
    expect(pinned.large).toMatchObject({ name: 'Niamh Doherty', isPinned: true })
  })

  test('who speaks, is muted or has a hand up is said in words', () => {
    const hand = { ...daniel, handRaisedAt: '2026-11-26T09:00:00.000Z' }
    const muted = { ...niamh, microphone: false }
    const snapshot = stage([amina, hand, muted], { speakers: [{ participantId: 'daniel', level: 0.4 }] })
    expect(snapshot.tiles[0]?.label).toBe('Daniel Okafor, speaking, hand raised')
    expect(snapshot.tiles[1]?.label).toBe('Niamh Doherty, microphone off, camera off')
  })

  test('CAL20: on a poor line a picture that does not come is paused, on a good one it is on its way', () => {
    expect(stage([amina, daniel]).tiles[0]?.picture).toBe('coming')
    expect(stage([amina, daniel], { quality: 'poor' }).tiles[0]?.picture).toBe('paused')
    const media = new Map([['daniel', { camera: aTrack(), screen: null }]])
    expect(stage([amina, daniel], { media }).tiles[0]?.picture).toBe('showing')
  })

  test('CAL21: whose line is down keeps their place, and it is said', () => {
    const snapshot = stage([amina, { ...daniel, state: 'away' }])
    expect(snapshot.tiles[0]).toMatchObject({ isAway: true, label: 'Daniel Okafor, line is down' })
  })
})
