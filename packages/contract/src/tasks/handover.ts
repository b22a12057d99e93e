import { z } from 'zod'
import { id, moment, typedText } from '../values.ts'

/** How ill a patient is in the eyes of the team, not a score: sick first, then those to watch (clinical.md §8). */
export const illness = z.enum(['sick', 'watch', 'stable'])

/** What one shift tells the next of a patient. */
export const handoverNotes = z.strictObject({
  illness,
  problem: typedText({ min: 0, max: 500 }),
  /** The NEWS2 total as a clinician gives it, and where it is going. */
  news2: z.int().min(0).max(20).nullable(),
  trend: z.enum(['better', 'same', 'worse']).nullable(),
  /** Escalation or ReSPECT status, in words. */
  escalation: typedText({ min: 0, max: 200 }),
  /** If … then …. */
  ifThen: typedText({ min: 0, max: 500 }),
  awaited: typedText({ min: 0, max: 300 }),
  family: typedText({ min: 0, max: 300 }),
})
export type HandoverNotes = z.infer<typeof handoverNotes>

export const handoverEntry = handoverNotes.extend({
  patientId: id,
  problem: z.string(),
  escalation: z.string(),
  ifThen: z.string(),
  awaited: z.string(),
  family: z.string(),
  /** When the notes were last written, in this handover or an earlier one, and by whom; `null` for never. */
  notedAt: moment.nullable(),
  notedBy: id.nullable(),
  /** The open tasks that move with the patient. */
  taskIds: z.array(id),
  answer: z.enum(['accepted', 'rejected']).nullable(),
  /** Why it was rejected. */
  reason: z.string().nullable(),
})
export type HandoverEntry = z.infer<typeof handoverEntry>

/** What a handover that was accepted says of one patient: from whom to whom it went, and when. */
export const saidInHandover = handoverEntry.omit({ taskIds: true, answer: true, reason: true }).extend({
  handoverId: id,
  wardId: id,
  fromPersonId: id,
  toPersonId: id,
  /** When it was accepted. */
  at: moment,
})
export type SaidInHandover = z.infer<typeof saidInHandover>

/** One shift gives its work on a ward to the next: patients and open tasks, in one step. */
export const handover = z.strictObject({
  id,
  wardId: id,
  fromPersonId: id,
  /** `null` while it is being prepared. */
  toPersonId: id.nullable(),
  state: z.enum(['preparing', 'offered', 'accepted', 'rejected', 'withdrawn']),
  /** Sickest first, then by bed; while it is being prepared they follow the ward. */
  entries: z.array(handoverEntry),
  /** Patients of the ward who stay with me. */
  leftOutIds: z.array(id),
  /** Open tasks of mine on the ward that are about no patient. */
  taskIds: z.array(id),
  /** Who is on, and what is short. */
  staffing: z.string(),
  preparedAt: moment,
  offeredAt: moment.nullable(),
  answeredAt: moment.nullable(),
  /** Why nothing was taken over. */
  reason: z.string().nullable(),
  version: z.int().min(1),
})
export type Handover = z.infer<typeof handover>

/** What cannot be handed over now, and why. */
export const handoverProblem = z.strictObject({
  /** `escalation-open`: something urgent other than a task that I accepted; it is passed on by itself. */
  kind: z.enum(['urgent-not-accepted', 'escalation-open', 'patient-gone', 'nobody-on-duty', 'not-on-duty']),
  taskId: id.nullable(),
  patientId: id.nullable(),
})
export type HandoverProblem = z.infer<typeof handoverProblem>
