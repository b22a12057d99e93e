import { describe, expect, it } from 'vitest'
import { composerSnapshot } from './composer-snapshot.ts'

const fresh = { kind: 'new' } as const

describe('the composer', () => {
  it('sends nothing empty', () => {
    expect(composerSnapshot(' \n', fresh, 'Ward 7').canSend).toBe(false)
    expect(composerSnapshot('Hello', fresh, 'Ward 7')).toMatchObject({
      canSend: true,
      label: 'Message to Ward 7',
      limit: '',
    })
  })

  it('sends files without words, and nothing while one of them cannot go', () => {
    const files = (blocked: string | null) => ({ count: 1, blocked })
    expect(composerSnapshot('', fresh, 'Ward 7', files(null)).canSend).toBe(true)
    expect(composerSnapshot('Hello', fresh, 'Ward 7', files('Remove it.'))).toMatchObject({
      canSend: false,
      limit: 'Remove it.',
    })
  })

  it('says how much room is left near the limit, and by how much it is passed', () => {
    expect(composerSnapshot('x'.repeat(7999), fresh, '').limit).toBe('1 character left')
    const long = composerSnapshot('x'.repeat(8002), fresh, '')
    expect(long).toMatchObject({ canSend: false, tooLong: true })
    expect(long.limit).toBe('2 characters too many: a message holds 8,000. Send it in parts.')
  })

  it('saves no correction that changes nothing', () => {
    const mode = { kind: 'edit', messageId: 'x', excerpt: '', original: 'Bed 4' } as const
    expect(composerSnapshot('Bed 4 ', mode, '').canSend).toBe(false)
    expect(composerSnapshot('Bed 5', mode, '').canSend).toBe(true)
  })
})
