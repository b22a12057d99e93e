import type { Delivered, Task } from '@baton/contract'
import { expect, test } from 'vitest'
import { amara, tom } from '../../messaging/ward.fixture.ts'
import { task } from '../tasks.fixture.ts'
import { newsOf } from './news-of.ts'

const event = (change: Partial<Task>, by = tom.id): Delivered => ({
  stream: `person:${amara.id}`,
  seq: 1,
  at: '2026-11-26T14:05:00.000Z',
  by,
  type: 'task.changed',
  data: { task: task('1', change), patient: null },
})

test('what came of what I asked for is news once it has ended, and only by somebody else', () => {
  expect(newsOf(event({ status: 'rejected' }), amara.id)).toMatchObject({
    words: 'Declined: Bloods, Repeat U&E',
    tone: 'bad',
  })
  expect(newsOf(event({ status: 'completed' }), amara.id)).toMatchObject({
    words: 'Done: Bloods, Repeat U&E',
  })
  expect(newsOf(event({ status: 'accepted', ownerId: tom.id }), amara.id)).toBeNull()
  expect(newsOf(event({ status: 'completed' }, amara.id), amara.id)).toBeNull()
  expect(newsOf(event({ status: 'completed' }), tom.id)).toBeNull()
})

test('whom a coordinator asks to take something hears of it', () => {
  expect(newsOf(event({ nudgedId: amara.id, requestedBy: tom.id }), amara.id)).toMatchObject({
    words: 'Can you take this? Bloods, Repeat U&E',
  })
})
