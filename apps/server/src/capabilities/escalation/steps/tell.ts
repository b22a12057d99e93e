import type { Escalation } from '@baton/contract'
import { nextDue } from '@baton/domain/escalation/next-step'
import type { EscalationParts } from '../parts.ts'
import { type EscalationRow, saveEscalation } from '../store/escalations.ts'
import { insertHearers, readHearers } from '../store/pages.ts'
import { climbOf, present, presentWholes, type Whole } from '../whole.ts'
import type { Words } from '../words.ts'
import type { Deed } from './deed.ts'

/** What became of an escalation, and whom it concerns. */
export interface Told {
  readonly whole: Whole
  readonly coordinators: readonly string[]
  /** Paged in this step. */
  readonly paged: readonly string[]
  /** The words, where their key is not committed yet. */
  readonly words?: Words
}

/**
 * Ends a step: saves the escalation with when it is due next, tells everyone whom it concerns (ESC21), and audits. The
 * streams of all of them are locked.
 */
export async function tell(deed: Deed, parts: EscalationParts, told: Told): Promise<Escalation> {
  const { transaction } = deed
  const { row } = told.whole
  const next = { ...row, version: row.version + 1, dueAt: nextDue(climbOf(told.whole)) }
  saveEscalation(transaction, next)
  return announce(deed, parts, { ...told, whole: { ...told.whole, row: next } })
}

/** Tells everyone whom it concerns of an escalation that is saved. */
export async function announce(
  deed: Deed,
  parts: EscalationParts,
  { whole, coordinators, paged, words }: Told,
): Promise<Escalation> {
  const { transaction, streams, organisationId, personId, at } = deed
  const { row } = whole
  insertHearers(transaction, organisationId, row.id, paged, 'paged')
  insertHearers(transaction, organisationId, row.id, coordinators, 'coordinator')
  const [escalation] =
    words === undefined
      ? await presentWholes({ transaction, vault: parts.vault }, [whole])
      : [present(whole, words)]
  if (escalation === undefined) throw new Error(`escalation ${row.id} was not presented`)
  if (paged.length > 0) await parts.subjects[row.subjectKind]?.paged(deed, escalation, paged)
  const here = await streams.lock(await readHearers(transaction, row.id))
  for (const hearer of here) {
    streams.append(
      { kind: 'person', id: hearer },
      { type: 'escalation.changed', data: { escalation }, stored: { escalationId: row.id } },
      { organisationId, personId, at },
    )
  }
  audit(deed, row, paged)
  await parts.subjects[row.subjectKind]?.changed?.(deed, escalation, deed.action)
  return escalation
}

/** Ends a step that no screen shows, such as calling again: saved and audited, with no event. */
export function keep(deed: Deed, whole: Whole, called: readonly string[]): void {
  saveEscalation(deed.transaction, { ...whole.row, dueAt: nextDue(climbOf(whole)) })
  audit(deed, whole.row, called)
}

/** All leaves of an escalation stand in one chain, that of whoever raised it. */
function audit(deed: Deed, row: EscalationRow, personIds: readonly string[]): void {
  deed.streams.audit({
    at: deed.at,
    organisationId: deed.organisationId,
    streamId: row.raisedBy,
    actor: deed.personId ?? 'system:escalation',
    action: deed.action,
    subjects: [
      { kind: 'escalation', id: row.id },
      { kind: row.subjectKind, id: row.subjectId },
      ...personIds.map((id) => ({ kind: 'person', id })),
    ],
    commandId: deed.commandId,
    commitment: null,
  })
}
