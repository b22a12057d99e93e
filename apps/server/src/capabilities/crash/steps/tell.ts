import type { CrashCall } from '@baton/contract'
import type { CrashParts } from '../parts.ts'
import { type CallRow, saveCall } from '../store/calls.ts'
import { insertHearers, readHearers } from '../store/roll.ts'
import { present, presentWholes, type Whole } from '../whole.ts'
import type { Words } from '../words.ts'
import type { Deed } from './deed.ts'

/** Ends a step: saves the call, tells everyone whom it concerns (CRA15), and audits. */
export async function tell(
  deed: Deed,
  parts: CrashParts,
  whole: Whole,
  coordinators: readonly string[],
): Promise<CrashCall> {
  const row = { ...whole.row, version: whole.row.version + 1 }
  saveCall(deed.transaction, row)
  return announce(deed, parts, { ...whole, row }, coordinators)
}

/**
 * Tells everyone whom it concerns of a call that is saved.
 *
 * @param words where their key is not committed yet
 */
export async function announce(
  deed: Deed,
  parts: CrashParts,
  whole: Whole,
  hearing: readonly string[],
  words?: Words,
): Promise<CrashCall> {
  const { transaction, streams, organisationId, personId, at } = deed
  const { row } = whole
  insertHearers(transaction, organisationId, row.id, hearing)
  const [call] =
    words === undefined
      ? await presentWholes({ transaction, vault: parts.vault }, [whole])
      : [present(whole, words, null)]
  if (call === undefined) throw new Error(`crash call ${row.id} was not presented`)
  const here = await streams.lock(await readHearers(transaction, row.id))
  for (const hearer of here) {
    streams.append(
      { kind: 'person', id: hearer },
      { type: 'crash.changed', data: { call }, stored: { callId: row.id } },
      { organisationId, personId, at },
    )
  }
  audit(deed, row)
  return call
}

/** All leaves of a call stand in one chain: of whoever raised it, or the organisation's for a daily test. */
export function audit(deed: Deed, row: CallRow, personIds: readonly string[] = []): void {
  deed.streams.audit({
    at: deed.at,
    organisationId: deed.organisationId,
    streamId: chainOf(row),
    actor: deed.personId ?? 'system:crash',
    action: deed.action,
    subjects: [{ kind: 'crash-call', id: row.id }, ...personIds.map((id) => ({ kind: 'person', id }))],
    commandId: deed.commandId,
    commitment: null,
  })
}

/** The stream in whose chain a call's leaves stand; it is locked in every step. */
export function chainOf({ raisedBy, organisationId }: Pick<CallRow, 'raisedBy' | 'organisationId'>): string {
  return raisedBy ?? organisationId
}
