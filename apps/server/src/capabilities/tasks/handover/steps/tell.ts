import type { Handover } from '@baton/contract'
import { asSeenBy } from '@baton/domain/tasks/handover/as-seen-by'
import { openScopes } from '../../../../platform/vault/index.ts'
import type { TaskParts } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import { type HeldHandover, presentHandover } from '../held.ts'
import { type HandoverRow, saveHandover } from '../store/handovers.ts'
import { insertHearers } from '../store/hearers.ts'
import { scopeOf, sealWords } from '../words.ts'
import type { OpenedHandover } from './open-handover.ts'

/** Ends a step: saves the handover, tells everyone who hears of it or did (HND11), and audits. */
export async function tell(
  deed: Deed,
  parts: TaskParts,
  opened: OpenedHandover,
  { row, words }: HeldHandover,
): Promise<Handover> {
  const { transaction, organisationId } = deed
  const scope = scopeOf(row)
  await openScopes(transaction, parts.vault, [{ scope }])
  const sealed = sealWords(parts.vault, scope, row.id, words)
  const next = { row: { ...row, words: sealed, version: row.version + 1 }, words }
  saveHandover(transaction, next.row)
  const isOut = row.state === 'offered' || row.state === 'accepted'
  const coordinators = isOut ? opened.coordinators : []
  insertHearers(transaction, organisationId, row.id, coordinators)
  const hearers = new Set([...opened.hearers, ...coordinators])
  // While it is prepared nobody else hears of it; that it was taken back they do.
  const others = opened.before.state === 'preparing' && !isOut ? [] : hearers
  const people = [row.fromPersonId, row.toPersonId, opened.before.toPersonId, ...others]
  const handover = await announce(deed, next, { people: people.filter((one) => one !== null), hearers })
  if (row.state !== 'offered') await closeOffer(deed, parts, opened.before)
  return handover
}

/** Whom only the offer related to its patients is told that they see them no longer (HND14). */
async function closeOffer(
  deed: Deed,
  { patients }: TaskParts,
  { state, toPersonId, entries }: HandoverRow,
): Promise<void> {
  if (state !== 'offered' || toPersonId === null) return
  const patientIds = entries.map(({ patientId }) => patientId)
  await patients.tellLost(deed, [toPersonId], patientIds)
}

/** Tells of a handover that is saved; each hears what they may read of it. */
export async function announce(
  deed: Deed,
  held: HeldHandover,
  { people, hearers }: { people: readonly string[]; hearers: ReadonlySet<string> },
): Promise<Handover> {
  const { streams, organisationId, personId, at } = deed
  const handover = presentHandover(held)
  for (const hearer of await streams.lock([...new Set(people)])) {
    const seen = asSeenBy(handover, { personId: hearer, coordinates: hearers.has(hearer) })
    streams.append(
      { kind: 'person', id: hearer },
      { type: 'handover.changed', data: { handover: seen }, stored: { handoverId: handover.id } },
      { organisationId, personId, at },
    )
  }
  audit(deed, handover)
  return handover
}

/** All leaves of a handover stand in one chain, that of whoever hands over. */
function audit(deed: Deed, { id, wardId, fromPersonId, toPersonId, entries }: Handover): void {
  deed.streams.audit({
    at: deed.at,
    organisationId: deed.organisationId,
    streamId: fromPersonId,
    actor: deed.personId ?? 'system:tasks',
    action: deed.action,
    subjects: [
      { kind: 'handover', id },
      { kind: 'place', id: wardId },
      ...(toPersonId === null ? [] : [{ kind: 'person', id: toPersonId }]),
      ...entries.map(({ patientId }) => ({ kind: 'patient', id: patientId })),
    ],
    commandId: deed.commandId,
    commitment: null,
  })
}
