/** A document of a team's library, each of its versions by somebody, so many days ago. */
export interface DemonstrationDocument {
  readonly team: string
  readonly folder: 'Lists' | 'MDT outcomes' | 'Guidelines'
  readonly name: string
  readonly versions: readonly {
    readonly by: string
    readonly daysAgo: number
    readonly paragraphs: readonly string[]
    /** From the second on. */
    readonly why?: string
  }[]
  readonly isPinned?: true
  /** In so many days; before today when it is negative. */
  readonly reviewInDays?: number
  readonly expiresInDays?: number
  readonly sharedWith?: readonly string[]
}

/** Every library of the demonstration has these. */
export const folders = ['Guidelines', 'Lists', 'MDT outcomes'] as const

/** Stands on every page. */
export const notForUse = 'Written for the demonstration of Baton. Not for use with patients.'

export const documents: readonly DemonstrationDocument[] = [
  {
    team: 'Taw Ward',
    folder: 'Guidelines',
    name: 'After a fall',
    isPinned: true,
    reviewInDays: 200,
    sharedWith: ['Therapies'],
    versions: [
      {
        by: 'Margaret Holloway',
        daysAgo: 2,
        paragraphs: [
          'Before anybody is lifted: look for injury, of the head, the neck, the hip and the wrist.',
          'Whoever takes an anticoagulant, or does not know what happened, is seen by a doctor within half an hour.',
          'Neurological observations as the doctor asks. Tell the family the same day.',
        ],
      },
      {
        by: 'Grace Adeyemi',
        daysAgo: 1,
        why: 'Says what to do when the hoist is on another ward',
        paragraphs: [
          'Before anybody is lifted: look for injury, of the head, the neck, the hip and the wrist.',
          'Whoever takes an anticoagulant, or does not know what happened, is seen by a doctor within half an hour.',
          'Flat lifting kit: sluice room of Taw Ward. When it is elsewhere, ask the porters and stay with the patient.',
          'Neurological observations as the doctor asks. Tell the family the same day.',
          'Occupational therapy sees everyone who fell twice.',
        ],
      },
    ],
  },
  {
    team: 'Taw Ward',
    folder: 'Guidelines',
    name: 'Delirium: first things',
    reviewInDays: -12,
    versions: [
      {
        by: 'Dr Helen Marchetti',
        daysAgo: 2,
        paragraphs: [
          'Look for pain, infection, constipation, retention of urine, low oxygen, and new medicines.',
          'Glasses and hearing aids on. Clock in sight. The same nurse where it can be.',
          'Sedation is the last thing, not the first: ask the registrar.',
        ],
      },
    ],
  },
  {
    team: 'Medical on call',
    folder: 'Guidelines',
    name: 'Potassium',
    reviewInDays: 25,
    versions: [
      {
        by: 'Dr Priya Raman',
        daysAgo: 2,
        paragraphs: [
          'High: a twelve-lead ECG at once. With changes, calcium first and telephone the registrar; then insulin with glucose.',
          'Low: look at magnesium as well. Replace by mouth where the patient can swallow.',
          'Repeat within the hour after treatment, and write the time on the drug chart.',
        ],
      },
    ],
  },
  {
    team: 'Medical on call',
    folder: 'Guidelines',
    name: 'Rotation handbook, summer',
    expiresInDays: -2,
    versions: [
      {
        by: 'Callum Reid',
        daysAgo: 2,
        paragraphs: [
          'Bleeps are given out at the switchboard. The mess is on level 2, behind the chapel.',
          'Induction is on the first Wednesday. Whoever misses it telephones medical staffing.',
        ],
      },
    ],
  },
  {
    team: 'Lung cancer MDT',
    folder: 'MDT outcomes',
    name: 'How outcomes are written',
    versions: [
      {
        by: 'Jill Pascoe',
        daysAgo: 2,
        paragraphs: [
          'Each case has a question, a recommendation, who does it and by when. What the patient wants stands first.',
          'The chair confirms within a day. A later change keeps its reason.',
        ],
      },
    ],
  },
]
