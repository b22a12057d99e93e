import type { FeedProblem, Patient } from '@baton/contract'
import type { Said } from '../hl7/fields.ts'

export const adtCodes = [
  'A01',
  'A02',
  'A03',
  'A04',
  'A05',
  'A08',
  'A11',
  'A12',
  'A13',
  'A28',
  'A31',
  'A40',
] as const
export type AdtCode = (typeof adtCodes)[number]

/** Whom a message is about, by their numbers. */
export interface Numbers {
  readonly hospitalNumber: string | null
  readonly nhsNumber: string | null
}

/** What an ADT message says; `undefined` leaves what is known, `null` deletes it. */
export interface AdtEvent {
  readonly code: AdtCode
  /** When it happened. */
  readonly at: Date
  readonly numbers: Numbers
  readonly family: Said
  readonly given: Said
  readonly birthDate: Said
  readonly sex: Patient['sex'] | undefined
  readonly consultant: Said
  /** The allergies that it lists; `undefined` when it speaks of none. */
  readonly allergies: readonly string[] | undefined
  readonly hasDied: boolean
  /** PV1-3: what the feed calls the ward, and the bed. */
  readonly wardCode: Said
  readonly bed: Said
  /** PV1-2: E for the emergency department. */
  readonly patientClass: Said
  readonly admittedAt: Date | undefined
  /** MRG-1: the record that is no more. */
  readonly merged: Numbers | null
}

/** What stands in the way of a message. */
export interface Trouble {
  readonly problem: FeedProblem
  /** Where in the message, and what about it; never what the patient is called. */
  readonly details: string
  /** What it calls a ward that nobody has named. */
  readonly placeCode?: string
}

export type ReadAdt =
  | { readonly ok: true; readonly event: AdtEvent }
  | { readonly ok: false; readonly trouble: Trouble }
