import type { HandoverNotes, TaskType, Within } from '@baton/contract'

/** What somebody has to do who hands over; about a patient of the ward by family name. */
interface Open {
  readonly type: TaskType
  readonly patient: string
  readonly reason: string
  readonly within: Within
}

export const handedOn = 'Taw Ward'
/** Whoever asked both of them. */
export const askedBy = 'Grace Adeyemi'

/** By given and family name: what one shift says to the next. Everyone is invented. */
export const noted: readonly (readonly [patient: string, notes: Partial<HandoverNotes>])[] = [
  [
    'Tregenza',
    {
      illness: 'sick',
      problem: 'Pneumonia, on 2 L oxygen; more confused since the early hours',
      news2: 6,
      trend: 'worse',
      escalation: 'For ward-based care; ReSPECT form in the notes',
      ifThen: 'If NEWS2 is 7 or more, or she needs more than 4 L, call the medical registrar',
      awaited: 'Blood cultures',
      family: 'Daughter rang at six and will come this afternoon',
    },
  ],
  [
    'Balsdon',
    {
      illness: 'watch',
      problem: 'Acute kidney injury on chronic; potassium 5.4 and falling',
      news2: 3,
      trend: 'same',
      ifThen: 'If the repeat potassium is above 6, ECG and call the doctor',
      awaited: 'Repeat U&E',
    },
  ],
  [
    'Oatway',
    {
      illness: 'watch',
      problem: 'Fell at four, unwitnessed; no head injury seen',
      news2: 2,
      trend: 'same',
      ifThen: 'If drowsy or sick, neurological observations and call the doctor',
    },
  ],
  ['Chugg', { problem: 'Urinary infection, better; oral antibiotics since yesterday', news2: 1 }],
  ['Pincombe', { problem: 'Heart failure; lost 1.4 kg', news2: 2, trend: 'better', awaited: 'Echo' }],
  [
    'Shapland',
    { problem: 'Waits for a package of care', news2: 0, family: 'Son wants to speak with the team' },
  ],
]

/** The morning's: by a nurse of another ward who did the night here. */
export const acceptedHandover: { from: string; to: string; staffing: string; open: readonly Open[] } = {
  from: 'Hannah Petherick',
  to: 'Amina Yusuf',
  staffing: 'Four on, one from the bank; nobody for Bay D after three',
  open: [
    { type: 'bloods', patient: 'Balsdon', reason: 'Repeat potassium at ten', within: '4-h' },
    { type: 'ecg', patient: 'Oatway', reason: 'After the fall, for the day team', within: '4-h' },
  ],
}

/** Today's, which waits for an answer. */
export const offeredHandover: typeof acceptedHandover = {
  from: 'Tom Ashdown',
  to: 'Amina Yusuf',
  staffing: 'Three on until eight; the coordinator is looking for a fourth',
  open: [
    {
      type: 'cannula',
      patient: 'Tregenza',
      reason: 'Left arm has come out; next antibiotic at six',
      within: '2-h',
    },
    { type: 'fluids', patient: 'Balsdon', reason: 'Next bag to be put up', within: '4-h' },
    { type: 'documentation', patient: 'Shapland', reason: 'Forms for the package of care', within: '8-h' },
  ],
}
