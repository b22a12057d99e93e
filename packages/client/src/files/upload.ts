import { consent, id, moment, newId, refusal, storedFile, toldPatient } from '@baton/contract'
import { z } from 'zod'

/**
 * A file on its way from this device to the server. `keeping`: its content is being kept here; `waiting` for its turn,
 * the network or consent; `sending`; `paused` by its person; `received`: the server has all of it for good, and checks
 * it; `parked`: refused, a person must decide.
 */
export const upload = z.strictObject({
  /** The command's id, and the file's. */
  id: newId,
  personId: id,
  /** What it is meant for: a conversation, a thread; whoever added it knows. */
  forId: id,
  name: z.string(),
  bytes: z.int().min(1),
  /** As the device says; only to show it here. */
  mediaType: z.string(),
  patientId: id.nullable(),
  /** Whom it shows, as a visitor told it. What an earlier version of this application kept does not say. */
  toldPatient: toldPatient.nullable().default(null),
  /** Whether it must not go before somebody has said what it rests on. */
  needsConsent: z.boolean(),
  consent: consent.nullable(),
  addedAt: moment,
  state: z.enum(['keeping', 'waiting', 'sending', 'paused', 'received', 'parked']),
  /** Whether its content survives this page. */
  isKept: z.boolean(),
  /** Where its content goes, once the server has said so. */
  address: z.string().nullable(),
  /** How much has gone, in bytes. */
  sent: z.int().min(0),
  /** What the server makes of it, as far as it was told. */
  file: storedFile.nullable(),
  /** Why it is parked, and what to do. */
  refusal: refusal.nullable(),
})
export type Upload = z.infer<typeof upload>

/** Whether nothing but time stands between it and the server. */
export function mayGo({ state, needsConsent, consent }: Upload): boolean {
  return state === 'waiting' && (!needsConsent || consent !== null)
}
