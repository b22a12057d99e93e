import type { TaskTemplate } from '@baton/contract'
import { expect, test } from 'vitest'
import { registrar } from '../../urgent/urgent.fixture.ts'
import { gwen } from '../tasks.fixture.ts'
import {
  afterTemplate,
  afterType,
  backgroundOf,
  emptyFields,
  inputOf,
  ladderIn,
  mistakesIn,
  type RequestFields,
  targetOf,
} from './request-fields.ts'

const role = { kind: 'role' as const, id: registrar.id }
const about = { patient: gwen, patientWords: 'PRITCHARD, Gwen', placeWords: 'Ward 7, Bay 2, bed 4' }
const filled = (change: Partial<RequestFields>): RequestFields => ({
  ...emptyFields,
  type: 'bloods',
  to: `role:${registrar.id}`,
  patientId: gwen.id,
  ...change,
})

test('asking takes no word: what is wanted is its own reason', () => {
  expect(mistakesIn(filled({}))).toEqual({})
  expect(inputOf(filled({}), 'bloods', role, about, null)).toMatchObject({
    reason: 'Bloods',
    within: '4-h',
    requestedFor: role,
    patientId: gwen.id,
    placeId: null,
    sbar: null,
  })
})

test('an unwell patient is wanted within half an hour and needs a situation', () => {
  const unwell = afterType(filled({}), 'unwell-review')
  expect(unwell.within).toBe('30-min')
  expect(mistakesIn(unwell)).toHaveProperty('situation')
  const said = { ...unwell, situation: ' More breathless ', news2: '7' }
  expect(mistakesIn(said)).toEqual({})
  expect(inputOf(said, 'unwell-review', role, about, null)).toMatchObject({
    reason: 'More breathless',
    sbar: {
      patient: 'PRITCHARD, Gwen',
      place: 'Ward 7, Bay 2, bed 4',
      situation: 'More breathless',
      news2: 7,
    },
  })
})

test('what is asked sets a ladder going within the hour, and an emergency one from NEWS2 7', () => {
  expect(ladderIn(filled({}))).toBeNull()
  expect(ladderIn(filled({ within: '1-h' }))).toBe('urgent')
  expect(ladderIn(filled({ type: 'unwell-review', within: '30-min', news2: '8' }))).toBe('emergency')
  expect(ladderIn(filled({ within: '4-h', news2: '8' }))).toBeNull()
})

test('what is missing is said by field', () => {
  expect(mistakesIn(emptyFields)).toEqual({ type: 'Choose what is wanted.' })
  expect(Object.keys(mistakesIn(filled({ patientId: '', to: '', news2: 'x' })))).toEqual([
    'about',
    'news2',
    'to',
  ])
  expect(mistakesIn(filled({ type: 'other', patientId: '' }))).toEqual({})
})

test('a template fills in what it says and leaves the rest', () => {
  const template: TaskTemplate = {
    id: 'x',
    name: 'Evening letters',
    type: 'discharge',
    reason: 'Letter for tomorrow',
    within: '8-h',
    remote: true,
    skill: null,
    checklist: ['Letter', 'Medicines'],
    requestedFor: null,
    placeId: null,
    recurs: null,
  }
  const fields = afterTemplate(filled({}), template)
  expect(fields).toMatchObject({ type: 'discharge', remote: 'yes', patientId: gwen.id })
  expect(targetOf(fields)).toEqual(role)
  expect(inputOf(fields, 'discharge', role, about, null).checklist).toEqual(['Letter', 'Medicines'])
})

test('the background begins with what is known of the patient', () => {
  expect(backgroundOf(gwen)).toBe('Penicillin. Under Dr Priya Shah')
  expect(backgroundOf({ alerts: [], consultant: null })).toBe('')
})
