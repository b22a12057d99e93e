import type { SaidInHandover } from '@baton/contract'
import { expect, test } from 'vitest'
import { amara, tom } from '../../messaging/ward.fixture.ts'
import { alun, gwen, names, now, sbar, task } from '../../tasks/tasks.fixture.ts'
import { printedTasks } from './printed-tasks.ts'

const around = { naming: names, now }
const said: SaidInHandover = {
  patientId: gwen.id,
  handoverId: 'h1',
  wardId: gwen.wardId ?? '',
  fromPersonId: amara.id,
  toPersonId: tom.id,
  at: '2026-11-26T07:40:00.000Z',
  illness: 'sick',
  problem: 'Bleed',
  news2: 6,
  trend: null,
  escalation: '',
  ifThen: 'If she bleeds, then ring the endoscopist',
  awaited: '',
  family: '',
  notedAt: null,
  notedBy: null,
}

test('a patient on paper has their own open tasks, by when and with whom, and nobody is “you”', () => {
  const mine = task('1', { ownerId: amara.id, status: 'accepted' })
  const late = task('2', { reason: 'Bloods', dueAt: '2026-11-26T13:30:00.000Z' })
  const other = task('3', { patientId: alun.id })
  expect(printedTasks(gwen.id, { tasks: [mine, late, other], said: [] }, around)).toEqual({
    tasks: [
      { id: mine.id, pressing: '', what: 'Bloods: Repeat U&E', when: 'by 16:05, Amara Okafor' },
      { id: late.id, pressing: '', what: 'Bloods', when: 'was due 13:30, nobody has it' },
    ],
    more: 0,
    ifThen: null,
  })
})

test('what presses says so, and what there is no room for is counted', () => {
  const unwell = task('1', { type: 'unwell-review', within: '30-min', sbar: { ...sbar, news2: 8 } })
  const others = Array.from({ length: 8 }, (_, place) => task(`${place + 2}`))
  const printed = printedTasks(gwen.id, { tasks: [unwell, ...others], said: [] }, around)
  expect(printed.tasks.map(({ pressing }) => pressing)).toEqual(['Emergency', '', '', '', '', ''])
  expect(printed.more).toBe(3)
})

test('what to do if something happens stands there with who said it and when, and nothing where nothing was said', () => {
  const { ifThen } = printedTasks(gwen.id, { tasks: [], said: [said] }, around)
  expect(ifThen).toEqual({
    words: 'If she bleeds, then ring the endoscopist',
    from: 'Amara Okafor, 26 November 2026 at 07:40',
  })
  expect(printedTasks(gwen.id, { tasks: [], said: [{ ...said, ifThen: ' ' }] }, around).ifThen).toBeNull()
  expect(printedTasks(alun.id, { tasks: [], said: [said] }, around).ifThen).toBeNull()
})
