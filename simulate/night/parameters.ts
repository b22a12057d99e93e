import type { TaskType, Within } from '@baton/contract'

/**
 * Everything that the simulated night assumes, each with where it is from. "(confirm)" is general knowledge: a clinician
 * corrects it here and nowhere else. Times are in minutes.
 */
interface Stated<Value> {
  readonly value: Value
  readonly source: string
}

function stated<Value>(value: Value, source: string): Stated<Value> {
  return { value, source }
}

const audit = 'bleep audit, Princess Alexandra Hospital'
const general = 'general knowledge (confirm)'

/** How often each type is asked for, how long it takes (median), and how soon it is wanted. */
interface Kind {
  readonly type: TaskType
  /** Relative to the others. */
  readonly weight: number
  readonly workMinutes: number
  readonly within: Readonly<Partial<Record<Within, number>>>
}

const kinds: readonly Kind[] = [
  { type: 'prescribing', weight: 20, workMinutes: 5, within: { '1-h': 2, '2-h': 4, '4-h': 4 } },
  { type: 'unwell-review', weight: 15, workMinutes: 30, within: { '30-min': 5, '1-h': 5 } },
  { type: 'fluids', weight: 14, workMinutes: 6, within: { '1-h': 1, '2-h': 4, '4-h': 5 } },
  { type: 'cannula', weight: 13, workMinutes: 12, within: { '1-h': 2, '2-h': 5, '4-h': 3 } },
  { type: 'bloods', weight: 12, workMinutes: 10, within: { '2-h': 3, '4-h': 4, '8-h': 3 } },
  { type: 'routine-review', weight: 9, workMinutes: 15, within: { '2-h': 3, '4-h': 5, '8-h': 2 } },
  { type: 'ecg', weight: 4, workMinutes: 10, within: { '1-h': 4, '2-h': 6 } },
  { type: 'catheter', weight: 3, workMinutes: 20, within: { '2-h': 5, '4-h': 5 } },
  { type: 'verification-of-death', weight: 2, workMinutes: 20, within: { '4-h': 10 } },
  { type: 'imaging', weight: 2, workMinutes: 8, within: { '2-h': 5, '8-h': 5 } },
  { type: 'family', weight: 2, workMinutes: 15, within: { '2-h': 5, '4-h': 5 } },
  { type: 'orders', weight: 2, workMinutes: 4, within: { '4-h': 5, '8-h': 5 } },
  { type: 'documentation', weight: 2, workMinutes: 5, within: { '8-h': 5, 'next-round': 5 } },
]

export const parameters = {
  wards: stated(4, 'what two ward doctors cover at night (confirm)'),
  nursesPerWard: stated(4, general),
  nightHours: stated(11, `21:00 to 08:00; ${general}`),
  requestsPerWardHour: stated(
    1.2,
    `13 a ward and night, which brings the time at the telephone near the 48 and 21 minutes of a shift that West Suffolk measured (clinical.md §1); ${general}`,
  ),
  /** How busy each hour of the night is, beside the mean. */
  busyByHour: stated([1.6, 1.5, 1.3, 1.1, 0.9, 0.8, 0.7, 0.7, 0.7, 0.8, 0.9], general),
  kinds: stated(kinds, `types and times wanted of clinical.md §4; how often and how long: ${general}`),
  /** How widely the time of one type varies: the standard deviation of its logarithm. */
  workSpread: stated(0.5, general),
  /** NEWS2 of a patient who is to be reviewed: so often so high. */
  news2: stated([0.35, 0.45, 0.2], `1–4, 5–6, 7 or more among reviews of the unwell; ${general}`),

  seniorWorkPerHour: stated(1.5, `new patients whom the two seniors see besides; ${general}`),
  seniorWorkMinutes: stated(35, general),

  wrongPerson: stated(0.26, `share of bleeps that reach the wrong person: ${audit}`),
  failedCallBack: stated(0.145, `share of call-backs that fail: ${audit}`),
  critical: stated(0.244, `share of bleeps that interrupt a critical task: ${audit}`),
  dialMinutes: stated(0.5, general),
  walkToTelephoneMinutes: stated(1.5, `to a free telephone, and to get through; ${general}`),
  callMinutes: stated(1.5, general),
  waitAtTelephoneMinutes: stated(3, `a nurse stays so long by the telephone; ${general}`),
  bleepAgainMinutes: stated({ pressing: 5, other: 15 }, general),
  bleepsBeforeSenior: stated(
    3,
    `unanswered bleeps before the next doctor up is tried, if it presses; ${general}`,
  ),

  requestMinutes: stated(0.5, `to ask in the application: measured by a journey of tests/e2e, rounded up`),
  glanceMinutes: stated(0.25, `to look at a device and tap; ${general}`),
  answerMinutes: stated({ from: 0.25, to: 1 }, `from the sound to the answer, when somebody can; ${general}`),
  deviceReached: stated(
    0.97,
    `share of devices that have it at once; the others hear by the gateway; ${general}`,
  ),

  walkBetweenWardsMinutes: stated(4, general),
  walkWithinWardMinutes: stated(0.5, general),
  resumeMinutes: stated(1, `to find one's place again after breaking off; ${general}`),
  /** Somebody with the choice does what is on their own ward first, unless something is due within so long. */
  dueSoonMinutes: stated(60, general),
  /** A pressing request that nobody right has taken after so long counts as unanswered. */
  unansweredMinutes: stated(10, 'ladder of clinical.md §2: an urgent item climbs after ten minutes'),
} as const
