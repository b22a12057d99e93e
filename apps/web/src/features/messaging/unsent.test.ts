import type { OutboxItem } from '@baton/client'
import { api } from '@baton/contract'
import { expect, test } from 'vitest'
import { unsentOf } from './unsent.ts'
import { amara, ward } from './ward.fixture.ts'

const idOf = (number: number) => `01980000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

function item(number: number, change: Partial<OutboxItem> & { fileIds?: string[] } = {}): OutboxItem {
  const { fileIds, ...rest } = change
  return {
    id: idOf(number),
    personId: amara.id,
    conversationId: ward,
    operation: api.messaging.sendMessage.name,
    input: { conversationId: ward, body: `message ${number}`, ...(fileIds ? { fileIds } : {}) },
    queuedAt: '2026-11-22T14:00:00.000Z',
    state: 'queued',
    position: null,
    refusal: null,
    ...rest,
  }
}

test('FIL87: what waits behind the files of another message says so, and what waits elsewhere does not', () => {
  const other = idOf(900)
  const unsent = unsentOf([
    item(1),
    item(2, { fileIds: [idOf(50)] }),
    item(3),
    item(4, { conversationId: other, input: { conversationId: other, body: 'elsewhere' } }),
  ])
  expect(unsent.map(({ behindFiles }) => behindFiles)).toEqual([false, false, true, false])
  expect(unsent.map(({ fileIds }) => fileIds.length)).toEqual([0, 1, 0, 0])
})

test('FIL88: nothing waits behind a message that was refused for its files', () => {
  const unsent = unsentOf([item(1, { fileIds: [idOf(50)], state: 'parked' }), item(2)])
  expect(unsent[1]?.behindFiles).toBe(false)
})
