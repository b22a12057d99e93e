import type { Sbar } from '@baton/contract'

/** What a nurse asked a role for this shift, and its holder's answer in the role's name. The patient is invented. */
export const asked = {
  by: 'Joseph Mbeki',
  role: 'Medical SHO on call',
  question: 'Exmoor B3: newly confused since lunch, NEWS2 3. Could you see him this shift, please?',
  answer: 'On my list after Lundy. Please check a glucose and his last opiate dose meanwhile.',
  minutesAgo: 45,
} as const

const sbar: Sbar = {
  patient: 'Bed C2',
  place: 'Exmoor Ward',
  situation: 'Breathless, oxygen up from 2 to 6 litres in half an hour',
  background: 'Day 3 of pneumonia, on intravenous antibiotics',
  assessment: 'NEWS2 7, chest worse on the right',
  recommendation: 'Please come now',
  news2: 7,
}

/** An urgent message that somebody accepted and did, minutes ago: its history can be read. */
export const paged = {
  by: 'Joseph Mbeki',
  role: 'Critical care outreach',
  reason: 'NEWS2 7, oxygen going up',
  sbar,
  answer: 'Seen with the registrar. High-flow oxygen started, bed found on the Instow Unit.',
} as const
