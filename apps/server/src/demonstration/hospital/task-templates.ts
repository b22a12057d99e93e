import type { TaskTemplateDetails } from '@baton/contract'
import type { DemonstrationTask } from './tasks/asked-for.ts'

const plain = { remote: false, skill: null, checklist: [], recurs: null }

/** Ways of asking that the wards keep; the last two are asked for by themselves. */
export const templates: readonly (Omit<TaskTemplateDetails, 'requestedFor' | 'placeId'> & {
  to: DemonstrationTask['to'] | null
  ward: string | null
})[] = [
  {
    ...plain,
    name: 'Morning bloods',
    type: 'bloods',
    reason: 'As on the list',
    within: '4-h',
    to: null,
    ward: null,
  },
  {
    ...plain,
    name: 'Cannula',
    type: 'cannula',
    reason: 'Needs a new one',
    within: '2-h',
    skill: 'can cannulate',
    to: null,
    ward: null,
  },
  {
    ...plain,
    name: 'Discharge letter',
    type: 'discharge',
    reason: 'Letter and medicines to take home',
    within: '4-h',
    remote: true,
    checklist: ['Letter', 'Medicines to take home', 'Sick note if one is needed'],
    to: null,
    ward: null,
  },
  {
    ...plain,
    name: 'Rewrite the chart',
    type: 'prescribing',
    reason: 'Chart is full',
    within: '4-h',
    to: null,
    ward: null,
  },
  {
    ...plain,
    name: 'Verification of death',
    type: 'verification-of-death',
    reason: 'Expected; family is here',
    within: '4-h',
    to: null,
    ward: null,
  },
  {
    ...plain,
    name: 'Fridge temperatures, Taw Ward',
    type: 'administrative',
    reason: 'Write down the temperatures of both drug fridges',
    within: '4-h',
    checklist: ['Drug fridge', 'Insulin fridge'],
    recurs: { days: [1, 2, 3, 4, 5, 6, 7], at: '07:30' },
    to: { kind: 'role', name: 'Taw Ward coordinator' },
    ward: 'Taw Ward',
  },
  {
    ...plain,
    name: 'Resuscitation trolley, Exmoor Ward',
    type: 'administrative',
    reason: 'Check the seals and the suction',
    within: '8-h',
    checklist: ['Seals', 'Suction', 'Oxygen'],
    recurs: { days: [1, 2, 3, 4, 5], at: '14:00' },
    to: { kind: 'role', name: 'Exmoor Ward coordinator' },
    ward: 'Exmoor Ward',
  },
]
