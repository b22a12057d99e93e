import type { Sbar, TaskType, Within } from '@baton/contract'

/** How far a task of the demonstration has come. */
export type Come =
  | 'waiting'
  | 'received'
  | 'accepted'
  | 'started'
  | 'held'
  | 'done'
  | 'read'
  | 'failed'
  | 'declined'
  | 'cancelled'
  | 'wrong'

export interface DemonstrationTask {
  /** Who asks; they work on the patient's ward. */
  by: string
  /** By family and given name; of the ward, or of nobody there. */
  patient: string | null
  ward: string
  type: TaskType
  reason: string
  within: Within
  to: { kind: 'role' | 'person' | 'team'; name: string }
  minutesAgo: number
  come: Come
  /** Who has it, declined it or was to do it. */
  owner?: string
  /** What it waits for, or what came of it. */
  words?: string
  remote?: true
  skill?: string
  checklist?: readonly string[]
  sbar?: Pick<Sbar, 'situation' | 'background' | 'recommendation' | 'news2'>
  comment?: { by: string; words: string }
}

export const role = (name: string) => ({ kind: 'role' as const, name })
export const person = (name: string) => ({ kind: 'person' as const, name })
export const team = (name: string) => ({ kind: 'team' as const, name })

export const sho = role('Medical SHO on call')
export const registrar = role('Medical registrar on call')
export const surgicalSho = role('Surgical SHO on call')
export const surgicalRegistrar = role('Surgical registrar on call')
export const pharmacist = role('On-call pharmacist')

type Ward = readonly [ward: string, by: string]
export const exmoor: Ward = ['Exmoor Ward', 'Joseph Mbeki']
export const lundy: Ward = ['Lundy Ward', 'Peter Vaughan']
export const torridge: Ward = ['Torridge Ward', 'Beatriz Almeida']
export const hartland: Ward = ['Hartland Ward', 'Ben Carpenter']
export const clovelly: Ward = ['Clovelly Ward', 'Kwame Asante']
export const saunton: Ward = ['Saunton Ward', 'Deborah Quick']
export const taw: Ward = ['Taw Ward', 'Margaret Holloway']

type Rest = Omit<
  DemonstrationTask,
  'by' | 'ward' | 'patient' | 'type' | 'reason' | 'within' | 'to' | 'minutesAgo' | 'come'
>

/** Asked for on a ward by whoever is in charge of it. */
export function on(
  [ward, by]: Ward,
  patient: string | null,
  type: TaskType,
  reason: string,
  [within, minutesAgo]: readonly [Within, number],
  to: DemonstrationTask['to'],
  come: Come,
  more: Rest = {},
): DemonstrationTask {
  return { by, ward, patient, type, reason, within, to, minutesAgo, come, ...more }
}
