import { expect, test } from 'vitest'
import { amara, tom } from '../../messaging/ward.fixture.ts'
import { alun, asTom, bay, gwen, names, now, places, task, viewer, wardSeven } from '../tasks.fixture.ts'
import { type BoardFilters, boardSnapshot, firstLines, rowOf, rowOfLine } from './board-snapshot.ts'

const all: BoardFilters = { has: 'all', grouping: 'ward' }
const around = { viewer: viewer(), naming: names, places, now }
const ids = (view: ReturnType<typeof boardSnapshot>) =>
  view.groups.map(({ title, lines }) => [title, ...lines.map(({ id }) => id.slice(-1))])

test('the ward of the most pressing task stands first, and the order of the server holds within it', () => {
  const tasks = [task('1', { patientId: alun.id }), task('2'), task('3', { patientId: alun.id })]
  expect(ids(boardSnapshot({ tasks, patients: [gwen, alun] }, around, all))).toEqual([
    ['Ward 9', '1', '3'],
    ['Ward 7', '2'],
  ])
})

test('a task about no patient stands with the ward that its place is in, or with none', () => {
  const tasks = [task('1', { patientId: null, placeId: bay }), task('2', { patientId: null })]
  const view = boardSnapshot({ tasks, patients: [] }, around, all)
  expect(ids(view)).toEqual([
    ['Ward 7', '1'],
    ['Not on a ward', '2'],
  ])
  const [line] = view.groups[0]?.lines ?? []
  expect(line && rowOfLine(line, around).place).toBe('Ward 7, Bay 2')
})

test('filters leave out and say how many they left out', () => {
  const tasks = [task('1'), task('2', { status: 'accepted', ownerId: tom.id })]
  const view = boardSnapshot({ tasks, patients: [gwen] }, around, { ...all, has: 'nobody' })
  expect(ids(view)).toEqual([['Ward 7', '1']])
  expect(view).toMatchObject({ shown: 1, hidden: 1, unaccepted: 1 })
  const mine = boardSnapshot(
    { tasks, patients: [gwen] },
    { ...around, viewer: asTom },
    { has: 'mine', grouping: 'none' },
  )
  expect(ids(mine)).toEqual([['Most pressing first', '1', '2']])
})

test('of a long board the first lines are drawn, ward by ward, in their order', () => {
  const tasks = [task('1', { patientId: alun.id }), task('2'), task('3', { patientId: alun.id })]
  const { groups } = boardSnapshot({ tasks, patients: [gwen, alun] }, around, all)
  const drawn = (most: number) =>
    firstLines(groups, most).map(({ title, lines }) => [title, ...lines.map(({ id }) => id.slice(-1))])
  expect(drawn(1)).toEqual([['Ward 9', '1']])
  expect(drawn(2)).toEqual([['Ward 9', '1', '3']])
  expect(drawn(40)).toEqual([
    ['Ward 9', '1', '3'],
    ['Ward 7', '2'],
  ])
})

test('who has it, asks and waits is in words', () => {
  expect(rowOf(task('1'), gwen, around)).toMatchObject({
    asked: 'You ask Medical registrar on call',
    has: 'Nobody has it yet',
    hasTone: 'nobody',
    due: { words: 'by 16:05, in 2 h' },
    notes: [{ words: 'Waiting 5 min' }],
  })
  const held = task('2', {
    status: 'on-hold',
    ownerId: tom.id,
    hold: { words: 'the porter', until: '2026-11-26T14:30:00.000Z' },
  })
  expect(rowOf(held, gwen, around)).toMatchObject({
    has: 'Dr Tom Reilly has it, on hold',
    hasTone: 'theirs',
    notes: [{ words: 'Waits: the porter (by 14:30, in 25 min)', tone: 'warn' }],
  })
})

test('how much it presses is a word: within the hour urgent, NEWS2 7 or more an emergency', () => {
  const look = (change: Parameters<typeof task>[1]) => rowOf(task('1', change), gwen, around).look.word
  const sbar = { patient: '', place: '', situation: 'x', background: '', assessment: '', recommendation: '' }
  expect(look({ within: '1-h' })).toBe('Urgent')
  expect(look({ within: '2-h' })).toBe('Soon')
  expect(look({ within: '8-h' })).toBe('Routine')
  expect(look({ type: 'unwell-review', within: '30-min', sbar: { ...sbar, news2: 7 } })).toBe('Emergency')
})

test('a ladder that nobody is left on says to telephone, until somebody accepts', () => {
  const stuck = task('1', { escalation: 'exhausted', requestedBy: tom.id })
  expect(rowOf(stuck, gwen, around).notes).toEqual([
    { words: 'Nobody is left to call: telephone', tone: 'bad' },
  ])
  expect(rowOf({ ...stuck, status: 'accepted', ownerId: amara.id }, gwen, around).notes).toEqual([])
  expect(wardSeven).toBe(gwen.wardId)
})
