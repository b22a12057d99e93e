import { heel, type Shown } from './shown.ts'

/** What somebody of the ward said about a patient, so many minutes before now. */
interface AboutLine {
  readonly by: string
  readonly minutesAgo: number
  readonly body: string
  readonly shows?: readonly Shown[]
}

export interface AboutPatientTalk {
  readonly patient: string
  /** In the order in which it was said; whoever says something has opened the conversation. */
  readonly lines: readonly AboutLine[]
}

/** What was said about two patients, each in the one conversation about them. */
export const aboutPatients: readonly AboutPatientTalk[] = [
  {
    patient: 'Edith Tregenza',
    lines: [
      {
        by: 'Grace Adeyemi',
        minutesAgo: 412,
        body: 'Her daughter rang: she can come at two and would like to talk about going home.',
      },
      {
        by: 'Grace Adeyemi',
        minutesAgo: 405,
        body: 'Her left heel this morning: red, whole, and it does not go white. Heels are off the bed now.',
        shows: [heel],
      },
      {
        by: 'Ravi Subramaniam',
        minutesAgo: 398,
        body: 'I can be there. Dr Marchetti has agreed that ward-based care stays.',
      },
      {
        by: 'Ffion Rees',
        minutesAgo: 371,
        body: 'Her urine grew a coliform. With the penicillin anaphylaxis please keep her on nitrofurantoin; kidneys allow it.',
      },
      { by: 'Amina Yusuf', minutesAgo: 365, body: 'Thank you, the next dose is at noon. I have told her.' },
    ],
  },
  {
    patient: 'Chidi Okonkwo',
    lines: [
      {
        by: 'Siobhan Kelly',
        minutesAgo: 344,
        body: 'Pain is back to eight. The pain plan says the second dose may be given after 20 minutes; given at ten past.',
      },
      {
        by: 'Daniel Okafor',
        minutesAgo: 337,
        body: 'Agreed. Please keep his fluids going, and tell me here if he needs oxygen.',
      },
      { by: 'Siobhan Kelly', minutesAgo: 318, body: 'Now four, and he is sleeping. Saturation 97 % on air.' },
    ],
  },
]
