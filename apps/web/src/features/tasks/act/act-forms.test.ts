import { expect, test } from 'vitest'
import { asTom, gwen, now, task } from '../tasks.fixture.ts'
import { type ActFields, commandOf, mistakesIn } from './act-forms.ts'

const blank: ActFields = { words: '', result: 'done', to: null, minutes: null, within: '4-h' }

test('what is done needs no words; what could not be done says why', () => {
  expect(mistakesIn('complete', blank)).toEqual({})
  expect(mistakesIn('complete', { ...blank, result: 'failed' })).toEqual({ words: 'Say it in a few words.' })
})

test('nothing is declined, given back or put on hold without a word', () => {
  for (const act of ['decline', 'giveBack', 'hold', 'enterInError'] as const) {
    expect(mistakesIn(act, { ...blank, words: '  ' })).toHaveProperty('words')
  }
  expect(mistakesIn('cancel', blank)).toEqual({})
})

test('what is passed on goes to somebody', () => {
  expect(mistakesIn('passOn', blank)).toEqual({ to: 'Choose who takes it.' })
})

test('what is completed names the patient whom the screen showed', () => {
  expect(commandOf('complete', task('1'), gwen, { ...blank, words: ' K 4.1 ' }, now)?.input).toEqual({
    taskId: task('1').id,
    patientId: gwen.id,
    result: 'done',
    outcome: 'K 4.1',
  })
  expect(commandOf('complete', task('1'), null, blank, now)?.input).toMatchObject({ patientId: null })
})

test('a hold ends when it was said to, by the server’s clock', () => {
  expect(
    commandOf('hold', task('1'), gwen, { ...blank, words: 'A result', minutes: 30 }, now)?.input,
  ).toMatchObject({
    until: '2026-11-26T14:35:00.000Z',
  })
})

test('a coordinator asks one person', () => {
  const to = { kind: 'person' as const, id: asTom.id }
  expect(commandOf('nudge', task('1'), gwen, { ...blank, to }, now)?.input).toEqual({
    taskId: task('1').id,
    personId: asTom.id,
  })
})
