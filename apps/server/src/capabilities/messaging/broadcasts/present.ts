import type { AudiencePart, ReceivedBroadcast, SentBroadcast } from '@baton/contract'
import { openScopes, type Vault } from '../../../platform/vault/index.ts'
import type { Source } from '../present/source.ts'
import type { RecipientRow } from '../store/broadcast-recipients.ts'
import { type BroadcastRow, readBroadcasts } from '../store/broadcasts.ts'
import { openWords } from '../words.ts'

/** Broadcasts have no files. */
type Words = Omit<Source, 'files'>

/** What a broadcast says, and to whom. */
export interface BroadcastWords {
  readonly body: string
  readonly options: string[]
  readonly audience: AudiencePart[]
}

/** Broadcasts as their sender sees them, in the order given. */
export async function presentSent(source: Words, rows: readonly BroadcastRow[]): Promise<SentBroadcast[]> {
  await openKeys(source, rows)
  return rows.map((row) => sentOf(row, wordsOf(source.vault, row)))
}

/** A broadcast as its sender sees it, for who has its words. */
export function sentOf(row: BroadcastRow, words: BroadcastWords): SentBroadcast {
  const { people, held, seen, answers } = row
  return { ...saidOf(row, words), audience: words.audience, figures: { people, held, seen, answers } }
}

/** Broadcasts as the people see them whom they are for, in the order given. */
export async function presentReceived(
  source: Words,
  recipients: readonly RecipientRow[],
  known?: readonly BroadcastRow[],
): Promise<ReceivedBroadcast[]> {
  const ids = [...new Set(recipients.map(({ broadcastId }) => broadcastId))]
  const rows = known ?? (await readBroadcasts(source.transaction, ids))
  await openKeys(source, rows)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return recipients.flatMap((recipient) => {
    const row = byId.get(recipient.broadcastId)
    if (row === undefined) return []
    const { seenAt, answer, answeredAt, closedAt } = recipient
    return {
      ...saidOf({ ...row, closedAt }, wordsOf(source.vault, row)),
      seenAt: seenAt?.toISOString() ?? null,
      answer,
      answeredAt: answeredAt?.toISOString() ?? null,
    }
  })
}

/** The scope whose key seals a broadcast. */
export function scopeOf({ id, organisationId }: Pick<BroadcastRow, 'id' | 'organisationId'>) {
  return { organisationId, scopeId: id }
}

/** A broadcast's words; its key must be open. */
export function wordsOf(vault: Vault, row: BroadcastRow): BroadcastWords {
  // Sealed by us, in the shape of `BroadcastWords`.
  return JSON.parse(openWords(vault, scopeOf(row), ['broadcast', row.id], row.words)) as BroadcastWords
}

function openKeys({ transaction, vault }: Words, rows: readonly BroadcastRow[]): Promise<void> {
  return openScopes(
    transaction,
    vault,
    rows.map((row) => ({ scope: scopeOf(row), sealed: row.words })),
  )
}

function saidOf(row: BroadcastRow, { body, options }: BroadcastWords) {
  return {
    id: row.id,
    sentBy: row.sentBy,
    asRoleId: row.asRoleId,
    sentAt: row.sentAt.toISOString(),
    urgency: row.urgency,
    body,
    options,
    closedAt: row.closedAt?.toISOString() ?? null,
  }
}
