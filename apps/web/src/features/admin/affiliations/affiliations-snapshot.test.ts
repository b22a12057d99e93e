import { describe, expect, it } from 'vitest'
import { affiliationsSnapshot, codeFailure } from './affiliations-snapshot.ts'

const now = new Date('2026-11-27T14:05:00.000Z')
const sandra = '01980000-0000-7000-a000-000000000001'
const nameOf = (personId: string) => (personId === sandra ? 'Sandra Tapp' : 'Someone')
const affiliationWith = (name: string) => ({
  id: `with ${name}`,
  organisation: { id: name, name },
  since: '2026-11-20T09:30:00.000Z',
  agreedBy: sandra,
})
const invitationOf = (id: string, madeAt: string, expiresAt: string) => ({
  id,
  madeBy: sandra,
  madeAt,
  expiresAt,
})

describe('the connected organisations', () => {
  it('stand by name, each with since when and who agreed (AFF1)', () => {
    const affiliations = [affiliationWith('Severn Burns Centre'), affiliationWith('Moor View')]
    const snapshot = affiliationsSnapshot({ affiliations, invitations: [] }, nameOf, now)
    expect(snapshot.affiliations).toEqual([
      { id: 'with Moor View', name: 'Moor View', words: 'Since 20 November 2026, agreed by Sandra Tapp' },
      {
        id: 'with Severn Burns Centre',
        name: 'Severn Burns Centre',
        words: 'Since 20 November 2026, agreed by Sandra Tapp',
      },
    ])
  })

  it('codes that nobody used say who made them and until when; one that is too old is not there (AFF2)', () => {
    const invitations = [
      invitationOf('old', '2026-11-20T14:05:00.000Z', '2026-11-27T14:05:00.000Z'),
      invitationOf('first', '2026-11-25T08:00:00.000Z', '2026-12-02T08:00:00.000Z'),
      invitationOf('second', '2026-11-27T10:15:00.000Z', '2026-12-04T10:15:00.000Z'),
    ]
    const snapshot = affiliationsSnapshot({ affiliations: [], invitations }, nameOf, now)
    expect(snapshot.invitations.map(({ id }) => id)).toEqual(['second', 'first'])
    expect(snapshot.invitations[0]).toMatchObject({
      words: 'Made by Sandra Tapp on 27 November 2026 at 10:15',
      until: 'Can be used until 4 December 2026 at 10:15',
    })
  })
})

describe('a code that is refused', () => {
  it('is told in words for whoever has it from another organisation', () => {
    const failed = {
      code: 'access-code-failed',
      title: 'Not right.',
      next: 'Ask your administrator.',
    } as const
    expect(codeFailure(failed)?.next).toBe('Check it, or ask whoever gave it to you for another one.')
    const there = { code: 'already-exists', title: 'Exists.', next: 'Choose another name.' } as const
    expect(codeFailure(there)?.next).toMatch(/connected with its organisation already/)
  })

  it('keeps the server’s words for everything else', () => {
    const often = { code: 'too-many-attempts', title: 'Too many attempts.', next: 'Wait a minute.' } as const
    expect(codeFailure(often)).toBe(often)
    expect(codeFailure(undefined)).toBeUndefined()
  })
})
