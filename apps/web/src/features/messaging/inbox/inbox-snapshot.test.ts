import { describe, expect, it } from 'vitest'
import { amara, conversation, entry, find, member, message, now, sian, tom, ward } from '../ward.fixture.ts'
import { type InboxFilter, type InboxState, inboxSnapshot } from './inbox-snapshot.ts'

const direct = '01980000-0000-7000-8000-0000000000d1'

function state(change: Partial<InboxState> = {}): InboxState {
  return {
    viewerId: amara.id,
    visited: null,
    entries: [
      entry({ standing: { unread: 2, unreadMentions: 1 } }),
      entry({
        conversation: {
          id: direct,
          kind: 'direct',
          title: null,
          members: conversation().members.slice(0, 2),
        },
        lastMessage: message(1, amara),
      }),
    ],
    draftOf: () => '',
    unsent: [],
    find,
    presenceOf: () => undefined,
    plain: (body) => body,
    now,
    ...change,
  }
}
const rowsOf = (change: Partial<InboxState> = {}, chosen = { filter: 'all', words: '' } as const) =>
  inboxSnapshot([state(change)], chosen).rows

describe('the list of conversations', () => {
  it('shows who wrote last, when, and what is unread', () => {
    expect(rowsOf()).toMatchObject([
      { title: 'Ward 7 nights', excerpt: { words: 'Tom: message 3' }, time: '13:03', unread: 2, mentions: 1 },
      {
        title: 'Dr Tom Reilly',
        about: 'Doctor, specialty registrar, Cardiology',
        excerpt: { words: 'You: message 1' },
      },
    ])
  })

  it('shows a draft in place of the last message, and what was refused in place of both', () => {
    const draftOf = (id: string) => (id === ward ? 'Could you' : '')
    expect(rowsOf({ draftOf })[0]?.excerpt).toEqual({ kind: 'draft', words: 'Could you' })
    const refused = {
      id: 'x',
      conversationId: ward,
      body: 'Bed 4?',
      replyToId: null,
      fileIds: [],
      behindFiles: false,
      at: now.toISOString(),
      state: 'refused',
      refusal: null,
    } as const
    expect(rowsOf({ draftOf, unsent: [refused] })[0]?.excerpt).toEqual({ kind: 'refused', words: 'Bed 4?' })
    expect(rowsOf({ unsent: [{ ...refused, state: 'waiting' }] })[0]?.excerpt.kind).toBe('unsent')
  })

  it('never shows the words of a withdrawn message', () => {
    const entries = [entry({ lastMessage: message(3, tom, { body: null }) })]
    expect(rowsOf({ entries })[0]?.excerpt).toEqual({ kind: 'withdrawn', words: 'Tom: Message withdrawn' })
  })

  it('is muted only until the time is over', () => {
    const muted = (mutedUntil: string) => [entry({ standing: { mutedUntil } })]
    expect(rowsOf({ entries: muted('2026-11-22T15:00:00.000Z') })[0]?.muted).toBe(true)
    expect(rowsOf({ entries: muted('2026-11-22T13:00:00.000Z') })[0]?.muted).toBe(false)
  })

  it('says that a colleague’s account is suspended', () => {
    const suspended = (id: string) => (id === tom.id ? { ...tom, state: 'suspended' as const } : find(id))
    expect(rowsOf({ find: suspended })[1]?.suspended).toBe(true)
  })

  it('narrows to what is unread, to mentions, to teams, and by the beginnings of words', () => {
    const narrowed = (filter: InboxFilter, words = '') => inboxSnapshot([state()], { filter, words })
    expect(narrowed('unread').rows).toHaveLength(1)
    expect(narrowed('mentions').counts).toEqual({ all: 2, unread: 1, mentions: 1, teams: 0, patients: 0 })
    expect(narrowed('teams').empty).toBe('no-teams')
    expect(narrowed('patients').empty).toBe('no-patients')
    expect(narrowed('all', 'rei doc').rows.map(({ title }) => title)).toEqual(['Dr Tom Reilly'])
    expect(narrowed('all', 'zzz').empty).toBe('nothing-found')
    expect(inboxSnapshot([state({ entries: [] })], { filter: 'all', words: '' }).empty).toBe('nothing-yet')
  })

  it('names a conversation with nobody else as notes to oneself', () => {
    const entries = [
      entry({ conversation: { kind: 'direct', title: null, members: conversation().members.slice(0, 1) } }),
    ]
    expect(rowsOf({ entries })[0]?.title).toBe('Notes to myself')
  })

  it('shows a conversation that goes on in another in that one’s row, with what is unread in it', () => {
    const about = { kind: 'patient', title: 'MARSH, Iris' } as const
    const entries = [
      entry({
        conversation: { ...about, id: 'a', patientId: 'p' },
        standing: { unread: 1 },
        lastMessage: null,
      }),
      entry({
        conversation: { ...about, id: 'b', patientId: 'q', continuedIn: 'a' },
        standing: { unread: 2, unreadMentions: 1 },
      }),
    ]
    expect(rowsOf({ entries })).toMatchObject([
      {
        conversationId: 'a',
        kind: 'patient',
        title: 'MARSH, Iris',
        unread: 3,
        mentions: 1,
        excerpt: { words: 'Tom: message 3' },
      },
    ])
    expect(inboxSnapshot([state({ entries })], { filter: 'patients', words: '' }).counts).toMatchObject({
      all: 1,
      patients: 1,
    })
    const draftOf = (id: string) => (id === 'b' ? 'And to' : '')
    expect(rowsOf({ entries, draftOf }).map((one) => one.conversationId)).toEqual(['a', 'b'])
    expect(rowsOf({ entries: entries.slice(1) })).toMatchObject([{ conversationId: 'b', unread: 2 }])
  })
})

describe('conversations with people of connected organisations', () => {
  const asked = { id: 'asked', kind: 'role', title: 'Burns registrar on call', roleId: 'role' } as const
  const visited = state({
    viewerId: sian.id,
    visited: 'Severn Burns Centre',
    find: (id) => (id === sian.id ? sian : find(id)),
    entries: [
      entry({
        conversation: { ...asked, askedBy: sian.id, members: [member(sian), member(tom)] },
        standing: { unread: 3 },
        lastMessage: message(2, tom, { conversationId: 'asked' }),
      }),
    ],
  })

  it('stand in one order with my own, and count', () => {
    const { rows, counts } = inboxSnapshot([state(), visited], { filter: 'all', words: '' })
    expect(rows.map(({ title }) => title)).toEqual([
      'Ward 7 nights',
      'Burns registrar on call',
      'Dr Tom Reilly',
    ])
    expect(counts).toMatchObject({ all: 3, unread: 2 })
  })

  it('say where they are, and are found by it', () => {
    const { rows } = inboxSnapshot([state(), visited], { filter: 'all', words: 'severn' })
    expect(rows).toMatchObject([{ conversationId: 'asked', elsewhere: 'at Severn Burns Centre' }])
    expect(rowsOf().map(({ elsewhere }) => elsewhere)).toEqual([null, null])
  })

  it('AFF13 say where whoever turned to a role of ours is from', () => {
    const entries = [entry({ conversation: { ...asked, askedBy: sian.id }, lastMessage: message(3, sian) })]
    const withSian = (id: string) => (id === sian.id ? sian : find(id))
    expect(rowsOf({ entries, find: withSian })).toMatchObject([
      {
        title: 'Siân Evans, for Burns registrar on call',
        elsewhere: 'from Taw Community Hospital',
        excerpt: { words: 'Siân: message 3' },
      },
    ])
  })
})
