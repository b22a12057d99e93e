import type { StoredFile } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { photo } from './hung.fixture.ts'
import { hungFile } from './hung-snapshot.ts'
import { ratioOf } from './layout.ts'

function drawn(change: Partial<StoredFile>) {
  return hungFile(photo(change), () => 'Amara Okafor')
}

describe('a file on a message', () => {
  test('a picture says by whom it was added and when, and keeps the place of its own size', () => {
    expect(drawn({ width: 1200, height: 900 })).toMatchObject({
      look: 'picture',
      label: 'Photo, added by Amara Okafor, 2 March 2026 at 14:02',
      action: 'open',
    })
    expect(ratioOf({ width: 900, height: 1200 })).toBe(3 / 4)
    expect(ratioOf({ width: 4000, height: 100 })).toBe(21 / 9)
    expect(ratioOf({ width: null, height: null })).toBe(4 / 3)
  })

  test('while it is checked it says so and shows nothing', () => {
    expect(drawn({ state: 'checking' })).toMatchObject({
      about: 'Being checked',
      action: null,
      pictured: false,
      tone: 'wait',
    })
    expect(drawn({ state: 'checking', held: true }).about).toBe('Waiting for the virus check')
  })

  test('what was refused, damaged or removed is a card that says why', () => {
    expect(drawn({ state: 'refused', fault: 'malware' })).toMatchObject({
      look: 'card',
      about: 'It holds malware and was destroyed.',
      tone: 'bad',
      action: null,
    })
    expect(drawn({ state: 'damaged' })).toMatchObject({ look: 'card', about: 'It is damaged.', action: null })
    expect(drawn({ state: 'removed' }).about).toBe('It was removed.')
  })

  test('a PDF is opened, sound is played, a document is downloaded', () => {
    expect(drawn({ kind: 'pdf', name: 'letter.pdf', pages: 12, bytes: 1_400_000 })).toMatchObject({
      look: 'card',
      about: 'PDF, 12 pages, 1.4 MB',
      action: 'open',
    })
    expect(drawn({ kind: 'audio', name: 'note.weba' })).toMatchObject({ look: 'player', action: 'play' })
    expect(drawn({ kind: 'office', name: 'rota.xlsx' })).toMatchObject({ look: 'card', action: 'download' })
  })
})
