import { expect, test } from 'vitest'
import { asTom, gwen, now, sbar, task } from '../tasks.fixture.ts'
import { type ActFields, commandOf, fieldsOf, isChanged, mistakesIn } from './act-forms.ts'

const blank: ActFields = { words: '', result: 'done', to: null, minutes: null, within: '4-h', sbar: null }

test('what is done needs no words; what could not be done says why', () => {
  expect(mistakesIn('complete', task('1'), blank)).toEqual({})
  expect(mistakesIn('complete', task('1'), { ...blank, result: 'failed' })).toEqual({
    words: 'Say it in a few words.',
  })
})

test('nothing is declined, given back or put on hold without a word', () => {
  for (const act of ['decline', 'giveBack', 'hold', 'enterInError'] as const) {
    expect(mistakesIn(act, task('1'), { ...blank, words: '  ' })).toHaveProperty('words')
  }
  expect(mistakesIn('cancel', task('1'), blank)).toEqual({})
})

test('what is passed on goes to somebody', () => {
  expect(mistakesIn('passOn', task('1'), blank)).toEqual({ to: 'Choose who takes it.' })
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

test('an SBAR that is corrected changes nothing else of what was asked', () => {
  const unwell = task('1', { type: 'unwell-review', reason: 'Unwell', within: '30-min', sbar, version: 4 })
  const written = fieldsOf('correctSbar', unwell)
  expect(isChanged('correctSbar', unwell, written)).toBe(false)
  const left = { ...written, sbar: written.sbar && { ...written.sbar, assessment: ' Left-sided crackles ' } }
  expect(isChanged('correctSbar', unwell, left)).toBe(true)
  expect(commandOf('correctSbar', unwell, gwen, left, now)?.input).toEqual({
    taskId: unwell.id,
    reason: 'Unwell',
    within: '30-min',
    version: 4,
    sbar: { ...sbar, assessment: 'Left-sided crackles' },
  })
  const empty = { ...written, sbar: written.sbar && { ...written.sbar, situation: '', news2: '21' } }
  expect(Object.keys(mistakesIn('correctSbar', unwell, empty))).toEqual(['situation', 'news2'])
})
