import type { HandoverEntry, HandoverNotes, Patient } from '@baton/contract'
import { byBed } from '../../patients/ward-order.ts'
import { inOrder } from './order.ts'

/** What is known of a patient of whom nobody has written anything yet. */
export const blankNotes: HandoverNotes = {
  illness: 'stable',
  problem: '',
  news2: null,
  trend: null,
  escalation: '',
  ifThen: '',
  awaited: '',
  family: '',
}

/** What was written of a patient, when last and by whom. */
export type Written = HandoverNotes & Pick<HandoverEntry, 'notedAt' | 'notedBy'>

/** Nobody has written anything yet. */
export const unwritten: Written = { ...blankNotes, notedAt: null, notedBy: null }

/** Somebody who lies on the ward now. */
export type Lying = Pick<Patient, 'id' | 'state' | 'bed' | 'family' | 'given'>

/** An open task of whoever hands over, as far as it decides where it goes. */
export interface OwnTask {
  readonly id: string
  readonly patientId: string | null
}

/**
 * The entries of a handover that is being prepared (HND2): whoever lies on the ward now and is not left out, with what
 * was written of them, here or in the last handover of the ward, and the open tasks that are about them.
 *
 * @param written by patient: what was written last
 */
export function followWard(facts: {
  readonly patients: readonly Lying[]
  readonly leftOutIds: readonly string[]
  readonly written: ReadonlyMap<string, Written>
  readonly tasks: readonly OwnTask[]
}): HandoverEntry[] {
  const leftOut = new Set(facts.leftOutIds)
  const lying = facts.patients.toSorted(byBed)
  const entries = lying
    .filter(({ id }) => !leftOut.has(id))
    .map(({ id }) => ({
      ...(facts.written.get(id) ?? unwritten),
      patientId: id,
      taskIds: facts.tasks.filter(({ patientId }) => patientId === id).map((task) => task.id),
      answer: null,
      reason: null,
    }))
  return inOrder(
    entries,
    lying.map(({ id }) => id),
  )
}
