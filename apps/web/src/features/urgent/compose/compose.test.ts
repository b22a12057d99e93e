import type { Conversation, Duty } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { amara, conversation, member, priya, sian, tom } from '../../messaging/ward.fixture.ts'
import { consultant, naming, now, outreach, registrar } from '../urgent.fixture.ts'
import { addressed, targetIn } from './compose-target.ts'
import { effectWords } from './effect-words.ts'
import { toOptions } from './to-options.ts'
import { emptyFields, inputOf, mistakesIn } from './urgent-fields.ts'

describe('to whom it goes', () => {
  it('is who the conversation is with: the other person, the role, the team; in a group one chooses', () => {
    expect(from({ kind: 'direct', title: null, members: [member(amara), member(tom)] })).toEqual({
      kind: 'person',
      id: tom.id,
    })
    expect(from({ kind: 'role', roleId: registrar.id, askedBy: amara.id })).toEqual({
      kind: 'role',
      id: registrar.id,
    })
    expect(from({ kind: 'role', roleId: registrar.id, askedBy: priya.id })).toEqual({
      kind: 'person',
      id: priya.id,
    })
    expect(from({ kind: 'team', teamId: consultant.id })).toEqual({ kind: 'team', id: consultant.id })
    expect(from({ kind: 'group' })).toBeNull()
  })

  it('AFF8 is never a visitor who turned to a role: one chooses somebody of one’s own', () => {
    const withSian = { ...naming(), find: (id: string) => (id === sian.id ? sian : naming().find(id)) }
    const asked = conversation({ kind: 'role', roleId: registrar.id, askedBy: sian.id })
    expect(targetIn(asked, withSian)).toBeNull()
    expect(targetIn(asked, { ...withSian, viewerId: sian.id })).toEqual({ kind: 'role', id: registrar.id })
    const dutyOf = (personId: string): Duty => ({ ...off, personId, state: 'on' })
    const choices = toOptions({ text: 'evans', members: [sian.id], people: [], naming: withSian, dutyOf })
    expect(choices).toEqual([])
  })

  it('says who holds the role now', () => {
    expect(to({ kind: 'role', id: registrar.id })).toMatchObject({
      name: 'Medical registrar on call',
      about: 'Dr Tom Reilly',
      problem: null,
    })
    expect(to({ kind: 'role', id: outreach.id }).about).toBe('Nobody holds it now')
  })

  it('never goes to a person who is off duty: it goes to who covers, and says so', () => {
    const off = { state: 'off', until: '2026-11-30T08:00:00.000Z', coverRoleId: consultant.id } as const
    expect(to({ kind: 'person', id: tom.id }, off)).toMatchObject({
      to: { kind: 'role', id: consultant.id },
      name: 'Medical consultant on call',
      redirect: 'Dr Tom Reilly is off duty until Mon 08:00. It goes to the role that covers.',
    })
    expect(to({ kind: 'person', id: tom.id }, { ...off, coverRoleId: null }).problem).toBe(
      'Dr Tom Reilly is off duty until Mon 08:00. Choose a role instead.',
    )
  })
})

describe('what a level does', () => {
  const ladders = [
    {
      id: 'l',
      name: 'Medical',
      roleId: registrar.id,
      rungs: [{ target: { kind: 'role' as const, id: consultant.id }, waitMs: 600_000 }],
    },
  ]
  const words = (urgency: 'urgent' | 'emergency') =>
    effectWords(urgency, { kind: 'role', id: registrar.id }, ladders, naming())

  it('is said in plain words, with who that is now', () => {
    expect(words('urgent')).toBe(
      'Medical registrar on call (Dr Tom Reilly) is called at once, and again every 2 minutes. If nobody accepts in 10 minutes, Medical consultant on call (Priya Nair) is called.',
    )
    expect(words('emergency')).toContain('called at once on every channel, and again every 45 seconds')
    expect(words('emergency')).toContain('accepts in 2 minutes')
  })

  it('claims nothing of the ladders of another organisation', () => {
    const there = { ...naming(), visited: { id: 'severn', name: 'Severn Burns Centre' } }
    expect(effectWords('urgent', { kind: 'role', id: registrar.id }, [], there)).toBe(
      'Medical registrar on call (Dr Tom Reilly) is called at once, and again every 2 minutes. If nobody accepts, Severn Burns Centre’s own rules say who is next.',
    )
  })

  it('says who is told when there is no further rung', () => {
    expect(effectWords('urgent', { kind: 'person', id: tom.id }, [], naming())).toContain(
      'you and the coordinator are told',
    )
  })
})

describe('what is written', () => {
  it('needs a reason and nothing else', () => {
    expect(mistakesIn(emptyFields)).toHaveProperty('reason')
    expect(mistakesIn({ ...emptyFields, reason: 'Unwell' })).toEqual({})
    expect(inputOf({ ...emptyFields, reason: ' Unwell ' }, { kind: 'role', id: registrar.id })).toEqual({
      to: { kind: 'role', id: registrar.id },
      urgency: 'urgent',
      reason: 'Unwell',
    })
  })

  it('takes a NEWS2 total as it is given, and nothing that is none', () => {
    const news2 = (entered: string) =>
      inputOf({ ...emptyFields, reason: 'Unwell', news2: entered }, { kind: 'role', id: registrar.id }).sbar
        ?.news2
    expect(news2('7')).toBe(7)
    expect(mistakesIn({ ...emptyFields, reason: 'Unwell', news2: '21' })).toHaveProperty('news2')
    expect(mistakesIn({ ...emptyFields, reason: 'Unwell', news2: 'high' })).toHaveProperty('news2')
  })
})

function from(change: Partial<Conversation>) {
  return targetIn(conversation(change), naming())
}

const off: Omit<Duty, 'personId'> = {
  state: 'off',
  from: 'site',
  since: null,
  until: null,
  placeId: null,
  telephone: null,
  focus: null,
  coverRoleId: null,
}

function to(target: Parameters<typeof addressed>[0], change: Partial<Duty> = {}) {
  const dutyOf = (personId: string): Duty => ({ ...off, personId, state: 'on', ...change })
  return addressed(target, { naming: naming(), dutyOf, now })
}
