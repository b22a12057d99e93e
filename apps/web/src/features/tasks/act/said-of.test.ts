import { type Refusal, refusals } from '@baton/contract'
import { expect, test } from 'vitest'
import { tom } from '../../messaging/ward.fixture.ts'
import { saidOf } from './said-of.ts'

const nameOf = (personId: string) => (personId === tom.id ? tom.name : undefined)
const taken: Refusal = {
  code: 'already-accepted',
  ...refusals['already-accepted'],
  details: [{ path: 'ownerId', problem: tom.id }],
}

test('whoever lost a race reads who has it', () => {
  expect(saidOf(taken, nameOf)).toMatchObject({ title: 'Dr Tom Reilly has it.' })
})

test('who is not known yet is not guessed at', () => {
  expect(saidOf(taken, () => undefined).title).toBe('Somebody has accepted this.')
})

test('without a line nothing is promised to be sent later', () => {
  const { next } = saidOf({ code: 'unavailable', ...refusals.unavailable }, nameOf)
  expect(next).toBe('Press again: it is done once. If it is urgent, telephone.')
})
