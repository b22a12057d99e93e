import type { Recurrence } from '@baton/contract'

/** A meeting of the demonstration that comes again and again. Names of people and teams are those of the other files here. */
export interface DemonstrationMeeting {
  title: string
  by: string
  every: Recurrence['every']
  /** The next such weekday from 1, Monday; left out where it is every weekday. */
  weekday?: number
  /** By the clock on the wall. */
  at: { hour: number; minute: number }
  minutes: number
  /** For so many weeks. */
  weeks: number
  teams: readonly string[]
  people: readonly string[]
  agenda: string | null
}

export const meetings: readonly DemonstrationMeeting[] = [
  {
    title: 'Lung MDT',
    by: 'Jill Pascoe',
    every: 'week',
    weekday: 4,
    at: { hour: 13, minute: 0 },
    minutes: 90,
    weeks: 26,
    teams: [],
    people: [
      'Dr Fatima Siddiqui',
      'Callum Reid',
      'Dr George Ivanov',
      'Dr Naomi Clarke',
      'Robert Eze',
      'Mr Christopher Dunmore',
      'Amina Yusuf',
    ],
    agenda: 'New referrals, then results, then anybody else.',
  },
  {
    title: 'Taw Ward board round',
    by: 'Margaret Holloway',
    every: 'weekday',
    at: { hour: 8, minute: 45 },
    minutes: 20,
    // Longer, and nobody of the ward would see anything else in their list.
    weeks: 2,
    teams: ['Taw Ward'],
    people: ['Paul Dyer', 'Shanice Powell'],
    agenda: null,
  },
]

/** A call that was not answered. */
export const missedCall = { by: 'Chloe Bennett', to: 'Amina Yusuf', minutesAgo: 25 }

/** A meeting that was held yesterday: who was there from which minute to which, and what they wrote. */
export const heldMeeting = {
  title: 'Safety huddle, care of older people',
  by: 'Margaret Holloway',
  at: { hour: 15, minute: 0 },
  minutes: 25,
  people: ['Amina Yusuf', 'Tom Ashdown', 'Grace Adeyemi', 'Dr Helen Marchetti'],
  there: [
    {
      who: 'Margaret Holloway',
      from: 0,
      until: 25,
      says: [{ minute: 2, words: 'Two nurses short tonight.' }],
    },
    { who: 'Amina Yusuf', from: 1, until: 25, says: [{ minute: 3, words: 'I can stay until nine.' }] },
    { who: 'Grace Adeyemi', from: 1, until: 18, says: [] },
    { who: 'Dr Helen Marchetti', from: 6, until: 25, says: [] },
  ],
  guest: { name: 'Nia Parry', organisation: 'Community nursing, Taw valley', from: 8, until: 22 },
} as const
