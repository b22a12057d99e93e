import { patient, type sex } from '@baton/contract'
import { v5 } from 'uuid'
import { z } from 'zod'
import type { Scope, Vault } from '../../platform/vault/index.ts'

/** What is sealed of a patient: everything that says who they are, and the bed. */
export interface Details {
  readonly family: string
  readonly given: string
  readonly birthDate: string | null
  readonly sex: z.infer<typeof sex>
  readonly nhsNumber: string | null
  readonly hospitalNumber: string | null
  readonly consultant: string | null
  readonly alerts: z.infer<typeof patient>['alerts']
  readonly bed: string | null
}

const {
  family,
  given,
  birthDate,
  sex: anySex,
  nhsNumber,
  hospitalNumber,
  consultant,
  alerts,
  bed,
} = patient.shape
const stored = z.strictObject({
  family,
  given,
  birthDate,
  sex: anySex,
  nhsNumber,
  hospitalNumber,
  consultant,
  alerts,
  bed,
})

/** Each patient has a key of their own, whose id follows from theirs. */
export function patientScope({ organisationId, id }: { organisationId: string; id: string }): Scope {
  return { organisationId, scopeId: v5('patient', id) }
}

/** Each list has a key of its own. */
export function listScope({ organisationId, id }: { organisationId: string; id: string }): Scope {
  return { organisationId, scopeId: v5('patient list', id) }
}

/** What belongs to no patient yet is sealed with the organisation's own key. */
export function organisationScope(organisationId: string): Scope {
  return { organisationId, scopeId: organisationId }
}

/** Seals what one version of a patient says; their key must be open. */
export function sealDetails(
  vault: Vault,
  scope: Scope,
  { id, version }: { id: string; version: number },
  details: Details,
): Buffer {
  return vault.seal(scope, JSON.stringify(details), `patient|${id}|${version}`)
}

/** Opens what a version says; the patient's key must be open. */
export function openDetails(
  vault: Vault,
  row: { organisationId: string; id: string; version: number; details: Buffer },
): Details {
  const opened = vault.open(patientScope(row), row.details, `patient|${row.id}|${row.version}`)
  return stored.parse(JSON.parse(opened.toString('utf8')))
}

/** Which words: what they are of. Sealed bytes that were moved to another row do not open. */
export type Place =
  | readonly ['reason', glassId: string]
  | readonly ['note', glassId: string]
  | readonly ['merge', mergeId: string]
  | readonly ['list', listId: string]
  | readonly ['line', listId: string, patientId: string]
  | readonly ['feed', messageId: string]

/** Seals words; the scope's key must be open. */
export function sealWords(vault: Vault, scope: Scope, place: Place, words: string): Buffer {
  return vault.seal(scope, words, place.join('|'))
}

/** Opens words; the scope's key must be open. */
export function openWords(vault: Vault, scope: Scope, place: Place, sealed: Buffer): string {
  return vault.open(scope, sealed, place.join('|')).toString('utf8')
}
