import { describe, expect, it } from 'vitest'
import { amina, daniel, find, now } from '../duty.fixture.ts'
import { overrideSnapshot } from './override-snapshot.ts'

const nameOf = (personId: string) => find(personId)?.name ?? 'Someone'
const override = {
  id: '01980000-0000-7000-a000-000000000009',
  reason: 'Coach crash on the A361',
  personIds: [amina],
  declaredBy: daniel,
  from: '2026-11-26T13:00:00.000Z',
  until: '2026-11-26T22:00:00.000Z',
  endedAt: null,
}

describe('a major-incident override', () => {
  it('says until when it is in force, who declared it and for whom', () => {
    expect(overrideSnapshot(override, nameOf, now)).toEqual({
      isOn: true,
      state: 'In force until 22:00',
      declared: 'Declared by Daniel Okafor on 26 November 2026 at 13:00',
      people: '1 person: Amina Yusuf',
    })
  })

  it('ends by itself, or earlier', () => {
    const later = new Date('2026-11-26T22:00:00.000Z')
    expect(overrideSnapshot(override, nameOf, later)).toMatchObject({
      isOn: false,
      state: 'Ended 26 November 2026 at 22:00',
    })
    const ended = { ...override, endedAt: '2026-11-26T13:30:00.000Z' }
    expect(overrideSnapshot(ended, nameOf, now).state).toBe('Ended 26 November 2026 at 13:30')
  })
})
