import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { openDesk, writeDesk } from '../../apps/server/src/capabilities/messaging/batch/desk.ts'
import { insertConversation } from '../../apps/server/src/capabilities/messaging/store/conversations.ts'
import { saveJoined } from '../../apps/server/src/capabilities/messaging/store/memberships.ts'
import { migrations } from '../../apps/server/src/capabilities.ts'
import { insertAuditLeaves } from '../../apps/server/src/platform/audit/index.ts'
import { type Database, openDatabase } from '../../apps/server/src/platform/database/database.ts'
import { migrate } from '../../apps/server/src/platform/database/migrate.ts'
import { inTransaction, type Transaction } from '../../apps/server/src/platform/database/transaction.ts'
import { silentLog } from '../../apps/server/src/platform/log.ts'
import { startPostgres } from '../../apps/server/src/platform/postgres/start-postgres.ts'
import { advanceStreams, insertEvents, insertStreams } from '../../apps/server/src/platform/streams/store.ts'
import { createVault, makeMasterKeys } from '../../apps/server/src/platform/vault/index.ts'

const batchSize = 64
const lanes = 2

/**
 * The limit that sending is held against: the same rows by the same statements in groups of 64, two under way, with
 * nothing to seal, check, lock or tell, and no socket.
 *
 * @returns messages a second
 */
export async function bareGroupCommit(durationMs: number): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-bare-'))
  const started = await startPostgres({ dataDir, log: silentLog })
  if (!started.ok) throw new Error(started.sentence)
  const { connection } = started.postgres
  await migrate(connection, migrations)
  const database = openDatabase({ connection, onConnectionLost: () => {} })
  try {
    const organisationId = uuidv7()
    let written = 0
    const began = performance.now()
    const lane = async () => {
      const batches = await prepare(database, organisationId)
      while (performance.now() - began < durationMs) {
        await inTransaction(database.app, organisationId, async (transaction) => batches.write(transaction))
        written += batchSize
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    return Math.round(written / ((performance.now() - began) / 1000))
  } finally {
    await database.close()
    await started.postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A lane's own 64 conversations, and what each of its batches writes. */
async function prepare(
  database: Database,
  organisationId: string,
): Promise<{ write(transaction: Transaction): void }> {
  const at = new Date()
  const conversationIds = Array.from({ length: batchSize }, () => uuidv7()).sort()
  const authorId = uuidv7()
  let number = 0
  await inTransaction(database.app, organisationId, async (transaction) => {
    const heads = conversationIds.map((id) => head(id, organisationId, 0))
    insertStreams(transaction, heads)
    for (const id of conversationIds) {
      const row = {
        id,
        organisationId,
        kind: 'group' as const,
        title: randomBytes(40),
        teamId: null,
        roleId: null,
        askedBy: null,
        patientId: null,
        continuedIn: null,
        lastNumber: 0,
        startedAt: at,
      }
      insertConversation(transaction, row, null)
      saveJoined(transaction, organisationId, [standing(id, authorId, 0)], at)
    }
  })
  const body = randomBytes(130)
  const hash = randomBytes(32)
  const vault = createVault(makeMasterKeys())

  function write(transaction: Transaction): void {
    number += 1
    const desk = openDesk({ transaction, vault, organisationId })
    const ids = conversationIds.map(() => uuidv7())
    for (const [index, conversationId] of conversationIds.entries()) {
      const id = ids[index] ?? ''
      desk.lastNumbers.set(conversationId, number)
      desk.changed.numbers.add(conversationId)
      const key = `${conversationId}|${authorId}`
      desk.standings.set(key, standing(conversationId, authorId, number))
      desk.changed.standings.add(key)
      const tokens = Array.from(
        { length: 40 },
        (_, step) => (number * 977 + index * 131 + step * 7919) % 50_000,
      )
      desk.changed.search.push({ messageId: id, conversationId, number, authorId, sentAt: at, tokens })
      desk.changed.messages.push({
        id,
        conversationId,
        number,
        position: number,
        authorId,
        sentAt: at,
        body,
        commitment: hash,
        replyToId: null,
        threadRootId: null,
        forwardedId: null,
        forwardedAuthorId: null,
        forwardedSentAt: null,
        urgency: 'routine',
        asRoleId: null,
        details: null,
      })
    }
    writeDesk(desk)
    advanceStreams(
      transaction,
      conversationIds.map((id) => ({ ...head(id, organisationId, number), auditHead: hash })),
    )
    insertEvents(
      transaction,
      conversationIds.map((streamId, index) => ({
        streamId,
        seq: number,
        organisationId,
        type: 'message.sent',
        data: { messageId: ids[index], mentioned: [], threadReplies: null },
        by: authorId,
        at,
      })),
    )
    insertAuditLeaves(
      transaction,
      conversationIds.map((streamId, index) => ({
        at,
        organisationId,
        streamId,
        actor: authorId,
        action: 'messaging.sendMessage',
        subjects: [{ kind: 'message', id: ids[index] ?? '' }],
        commandId: ids[index] ?? '',
        commitment: hash,
        position: number,
        hash,
      })),
    )
  }
  return { write }
}

function head(id: string, organisationId: string, seq: number) {
  const kind = 'conversation' as const
  return { id, organisationId, kind, seq, auditPosition: seq, auditHead: Buffer.alloc(0), touched: true }
}

function standing(conversationId: string, personId: string, number: number) {
  const upTo = { deliveredUpTo: number, seenUpTo: number, ownUnseen: 0, unreadMentions: 0 }
  return { conversationId, personId, visibleAfter: 0, ...upTo, calledTo: null }
}
