import { v7 as uuidv7 } from 'uuid'
import { advanceNumbers } from '../../apps/server/src/capabilities/messaging/store/conversations.ts'
import { readMembers } from '../../apps/server/src/capabilities/messaging/store/memberships.ts'
import {
  insertMessages,
  type NewMessageRow,
} from '../../apps/server/src/capabilities/messaging/store/messages.ts'
import {
  insertSearch,
  type SearchRow,
  tidyIndex,
} from '../../apps/server/src/capabilities/messaging/store/search.ts'
import { sealWords } from '../../apps/server/src/capabilities/messaging/words.ts'
import type { Database } from '../../apps/server/src/platform/database/database.ts'
import { inTransaction } from '../../apps/server/src/platform/database/transaction.ts'
import { openScopes, searchTokens, type Vault } from '../../apps/server/src/platform/vault/index.ts'
import { tell } from '../../tools/measure/result.ts'
import { sentence } from '../load/send-in-flight.ts'

const atOnce = 2_000
/** So many different sentences: a hospital's words repeat. */
const sentences = 50_000
const yearMs = 365 * 24 * 3_600_000

/**
 * Fills a conversation with sealed and searchable messages of the year before now, through the stores, without the
 * events and audit leaves of each: they are neither searched nor opened.
 */
export async function seedMessages(
  { database, vault }: { database: Database; vault: Vault },
  conversationId: string,
  count: number,
): Promise<void> {
  const { rows } = await database.system.query<{ organisationId: string; lastNumber: number }>(
    'select organisation_id as "organisationId", last_number as "lastNumber" from conversation where id = $1',
    [conversationId],
  )
  const [found] = rows
  if (found === undefined) throw new Error('there is no such conversation')
  const { organisationId, lastNumber } = found
  const scope = { organisationId, scopeId: conversationId }
  const began = Date.now()
  for (let done = 0; done < count; done += atOnce) {
    await inTransaction(database.app, organisationId, async (transaction) => {
      await openScopes(transaction, vault, [{ scope: { ...scope, scopeId: organisationId } }, { scope }])
      const authors = await readMembers(transaction, [conversationId])
      const messages: NewMessageRow[] = []
      const search: SearchRow[] = []
      for (let index = done; index < Math.min(count, done + atOnce); index += 1) {
        const words = sentence(index % sentences)
        const number = lastNumber + index + 1
        const authorId = authors[index % authors.length]?.personId ?? ''
        const sentAt = new Date(began - yearMs + Math.floor((index / count) * yearMs))
        const place = { conversationId, number, authorId, sentAt }
        const id = uuidv7()
        messages.push({
          ...place,
          ...plain,
          id,
          position: number,
          body: sealWords(vault, scope, ['body', id], words),
        })
        search.push({ ...place, messageId: id, tokens: searchTokens(vault.searchKey(organisationId), words) })
      }
      insertMessages(transaction, organisationId, messages)
      insertSearch(transaction, organisationId, search)
      advanceNumbers(transaction, [{ conversationId, lastNumber: messages.at(-1)?.number ?? lastNumber }])
    })
    if (done % 100_000 === 0) await tidyIndex(database.system)
  }
  await tidyIndex(database.system)
  tell(`${count} sealed messages written in ${Math.round((Date.now() - began) / 1_000)} s`)
}

const plain = {
  commitment: Buffer.alloc(32),
  replyToId: null,
  threadRootId: null,
  forwardedId: null,
  forwardedAuthorId: null,
  forwardedSentAt: null,
  urgency: 'routine' as const,
  asRoleId: null,
  details: null,
}
