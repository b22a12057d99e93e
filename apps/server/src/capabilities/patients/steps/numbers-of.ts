import { type Identity, tellingOf } from '@baton/domain/patients/same-person'
import type { Vault } from '../../../platform/vault/index.ts'
import type { NumberToken } from '../store/numbers.ts'
import { organisationScope } from '../words.ts'

/** By which keyed numbers a record is known (PAT3); the organisation's key must be open. */
export function numbersOf(vault: Vault, organisationId: string, identity: Identity): NumberToken[] {
  const token = (kind: string, text: string) =>
    vault.commitment(organisationScope(organisationId), `patient number|${kind}|${text}`)
  const { nhsNumber } = identity
  return [
    ...tellingOf(identity).map(({ kind, text }) => ({ kind, token: token(kind, text) })),
    ...(nhsNumber === null ? [] : [{ kind: 'nhs' as const, token: token('nhs', nhsNumber) }]),
  ]
}
