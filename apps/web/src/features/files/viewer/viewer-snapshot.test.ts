import type { Delivered } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { photo } from '../hung/hung.fixture.ts'
import { concerns } from './concerns.ts'
import { renewalIn } from './renewal.ts'
import { stepsAround, viewerSnapshot, wayBackFrom } from './viewer-snapshot.ts'

const now = new Date('2026-03-02T15:00:00.000Z')
const around = { nameOf: () => 'Amara Okafor', now }

describe('what the viewer says of a file', () => {
  it('names what it is, who added it and when', () => {
    expect(viewerSnapshot(photo(), around)).toMatchObject({
      meta: 'Photo, added by Amara Okafor, 14:02',
      pane: 'picture',
      notice: null,
    })
    expect(viewerSnapshot(photo({ kind: 'office', name: 'Rota.xlsx' }), around).pane).toBe('download')
  })

  it('says why there is nothing to see in the place of what could be seen', () => {
    expect(viewerSnapshot(photo({ state: 'damaged' }), around).notice?.title).toBe('It is damaged.')
  })

  it('leads whoever came by its own address to where it hangs', () => {
    const at = now.toISOString()
    expect(wayBackFrom([{ kind: 'message', id: 'm', within: 'c', at }])).toBe('/messages/c')
    expect(wayBackFrom([{ kind: 'task', id: 't', within: 't', at }])).toBe('/tasks/t')
    expect(wayBackFrom([])).toBe('/')
  })

  it('knows what stands before and after it', () => {
    expect(stepsAround('b', ['a', 'b', 'c'])).toEqual({ words: '2 of 3', previous: 'a', next: 'c' })
    expect(stepsAround('c', ['a', 'b', 'c'])?.next).toBeUndefined()
    expect(stepsAround('a', ['a'])).toBeNull()
  })
})

describe('FIL94: keeping a file that is looked at level', () => {
  const place = { kind: 'task', id: 'task', within: 'task', at: now.toISOString() } as const
  const told = (type: string, data: unknown) => ({ type, data }) as Delivered

  it('FIL94: asks for new ways a minute before the old ones end, and never without a pause', () => {
    expect(renewalIn('2026-03-02T15:05:00.000Z', now)).toBe(240_000)
    expect(renewalIn('2026-03-02T14:00:00.000Z', now)).toBe(15_000)
  })

  it('looks again when something tells of this file, and at nothing else', () => {
    const file = photo()
    expect(concerns(told('file.changed', { file }), file.id, [])).toBe(true)
    expect(concerns(told('file.changed', { file }), 'other', [])).toBe(false)
    expect(concerns(told('message.files', { message: { files: [file] } }), file.id, [])).toBe(true)
    expect(concerns(told('task.changed', { task: { id: 'task' } }), file.id, [place])).toBe(true)
    expect(concerns(told('task.changed', { task: { id: 'another' } }), file.id, [place])).toBe(false)
    expect(concerns(told('message.sent', {}), file.id, [place])).toBe(false)
  })
})
