import type { Watched } from '@baton/client'
import { type Refusal, refusals, type Task } from '@baton/contract'
import type { Board } from '@baton/domain/tasks/replay'
import { expect, test } from 'vitest'
import { task } from '../tasks.fixture.ts'
import { joinBoards, withoutTaken } from './join-boards.ts'

const scope: Board['scope'] = { board: 'mine', id: null, placeIds: [], roleIds: [], teamIds: [] }
const here = (...tasks: Task[]): Watched<Board> => ({
  state: 'here',
  value: { tasks, patients: [], scope, position: 1 },
})
const refusal: Refusal = { code: 'not-found', ...refusals['not-found'] }

test('a task that is on two boards stands once, as it was last, in the order of every board', () => {
  const later = task('2', { dueAt: '2026-11-26T18:00:00.000Z' })
  const joined = joinBoards([here(later, task('1')), here(task('1', { version: 2, reason: 'corrected' }))])
  expect(joined).toMatchObject({ state: 'here', tasks: [{ reason: 'corrected' }, { id: later.id }] })
})

test('nothing is shown before all of it is here', () => {
  expect(joinBoards([here(task('1')), { state: 'loading' }])).toEqual({ state: 'loading' })
})

test('a board that is mine no longer leaves the others standing, and is said where it is the only one', () => {
  expect(joinBoards([here(task('1')), { state: 'refused', refusal }])).toMatchObject({ state: 'here' })
  expect(joinBoards([{ state: 'refused', refusal }])).toEqual({ state: 'refused', refusal })
})

test('what is for me is not what somebody else has taken of my role', () => {
  const taken = task('2', { ownerId: 'somebody', status: 'accepted' })
  const joined = joinBoards([here(task('1'), taken, task('3', { ownerId: 'me', status: 'accepted' }))])
  expect(withoutTaken(joined, 'me')).toMatchObject({ tasks: [{ id: task('1').id }, { id: task('3').id }] })
})
