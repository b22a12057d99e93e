import { describe, expect, it } from 'vitest'
import { amara, message, tom } from '../ward.fixture.ts'
import { actionsFor } from './message-actions.ts'

const open = { viewerId: amara.id, saved: false, writable: true, isVisit: false }

describe('what can be done with a message', () => {
  it('of somebody else is not to correct or withdraw it', () => {
    expect(actionsFor(message(1, tom), open)).toEqual([
      'reply',
      'react',
      'forward',
      'task',
      'copy',
      'save',
      'pin',
      'receipts',
    ])
  })

  it('of mine is also to correct and to withdraw it', () => {
    expect(actionsFor(message(1, amara), open).slice(-3)).toEqual(['receipts', 'edit', 'withdraw'])
  })

  it('once withdrawn is only to see who had it, and to undo what is mine', () => {
    expect(actionsFor(message(1, amara, { body: null }), open)).toEqual(['receipts'])
    expect(
      actionsFor(message(1, tom, { body: null, pinnedAt: '2026-11-22T13:00:00.000Z' }), {
        ...open,
        saved: true,
      }),
    ).toEqual(['unsave', 'unpin', 'receipts'])
  })

  it('leads to its thread, and to what it said before', () => {
    const changed = message(1, tom, { threadReplies: 2, editedAt: '2026-11-22T13:00:00.000Z' })
    expect(actionsFor(changed, open)).toEqual(expect.arrayContaining(['thread', 'versions']))
  })

  it('AFF5 offers in a connected organisation what is open to visitors, and nothing else', () => {
    expect(actionsFor(message(1, amara), { ...open, isVisit: true })).toEqual([
      'reply',
      'react',
      'copy',
      'save',
      'receipts',
      'edit',
      'withdraw',
    ])
  })

  it('offers no reply where nobody would receive it', () => {
    expect(actionsFor(message(1, tom), { ...open, writable: false })).not.toContain('reply')
  })
})
