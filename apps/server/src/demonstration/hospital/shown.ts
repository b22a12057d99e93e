import type { Consent } from '@baton/contract'
import { paintHeel } from '../paint-heel.ts'
import { writePaper } from '../write-paper.ts'
import { notForUse } from './library.ts'

/** A file that somebody of the demonstration shows to others. */
export interface Shown {
  readonly name: string
  readonly content: () => Buffer
  /** Of a photo of the patient who is spoken of: what it rests on. */
  readonly consent?: Consent
}

export const heel: Shown = { name: 'left heel.png', content: paintHeel, consent: 'given' }

export const paper: Shown = {
  name: 'task-boards-at-night.pdf',
  content: () =>
    writePaper('Task boards instead of bleeps at night', [
      'What we asked: does a list that everyone sees carry the work of a night better than a bleep does?',
      'What we did: for eight weeks half of the wards wrote what they wanted on a shared board, with how soon; the other half bleeped. What pressed within the hour was telephoned in both.',
      'What we saw: fewer interruptions, fewer walks to a ward for one thing, and more that was done in the time that was asked for. Nobody missed the bleep.',
      'What we would ask next: who looks at the board when everyone on it is busy?',
      notForUse,
    ]),
}

export const supplyNotice: Shown = {
  name: 'gentamicin-supply.txt',
  content: () =>
    Buffer.from(
      [
        'Gentamicin 80 mg/2 ml: short until Thursday.',
        '',
        'Adults: use what is on the wards first. Ask pharmacy before a third dose.',
        'Children: 20 mg/2 ml paediatric ampoules, for children only.',
        'Theatres: stock is moved from the main store at 07:00 and 15:00.',
        '',
        notForUse,
        '',
      ].join('\n'),
    ),
}
