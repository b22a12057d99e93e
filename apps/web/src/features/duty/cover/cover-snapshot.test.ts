import type { Duty } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { amina, daniel, dutyOf, find, heldBy, now, roleOf } from '../duty.fixture.ts'
import { coverSnapshot } from './cover-snapshot.ts'

const registrar = roleOf('Medical registrar on call', { holders: heldBy(daniel) })

function cover(duty: Duty, role = registrar) {
  const roles = { loaded: true, all: [role], byId: new Map([[role.id, role]]) }
  return coverSnapshot({ duty, roles, nameOf: (id) => find(id)?.name ?? 'Someone', now })
}

describe('what a sender sees before sending', () => {
  const off = dutyOf(amina, { state: 'off', until: '2026-11-30T08:00:00.000Z', coverRoleId: registrar.id })

  it('is nothing while the colleague is on duty', () => {
    expect(cover(dutyOf(amina))).toBeUndefined()
  })

  it('is until when they are off and who covers, by name, and the message goes there', () => {
    expect(cover(off)).toEqual({
      state: 'off',
      words: 'Off duty until Mon 08:00. Cover: Medical registrar on call (Daniel Okafor).',
      cover: { roleId: registrar.id, name: 'Medical registrar on call' },
    })
    expect(cover(off, { ...registrar, holders: [] })?.words).toBe(
      'Off duty until Mon 08:00. Cover: Medical registrar on call.',
    )
  })

  it('is that it waits where nobody covers, also when the role is retired', () => {
    const waits = 'Off duty until Mon 08:00. Messages wait until they are back.'
    expect(cover({ ...off, coverRoleId: null })).toMatchObject({ words: waits, cover: undefined })
    expect(cover(off, { ...registrar, state: 'retired' })).toMatchObject({ words: waits, cover: undefined })
  })

  it('is what they are busy with, or that they work from home', () => {
    const focus = { words: 'in theatre', until: '2026-11-26T15:00:00.000Z' }
    expect(cover(dutyOf(amina, { focus }))?.words).toBe('In theatre until 15:00.')
    expect(cover(dutyOf(amina, { from: 'home' }))?.words).toBe('Working from home until 17:00.')
  })
})
