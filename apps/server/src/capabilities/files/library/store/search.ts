import type pg from 'pg'
import { intArray } from '../../../../platform/database/array-parameters.ts'
import { inSystemTransaction, type Transaction } from '../../../../platform/database/transaction.ts'

/** Writes by which tokens a document is found by its name. */
export function saveNameTokens(
  transaction: Transaction,
  { organisationId, documentId }: { organisationId: string; documentId: string },
  tokens: readonly number[],
): void {
  transaction.write({
    name: 'document-search-name',
    text: `insert into document_search (document_id, organisation_id, name_tokens) values ($1, $2, $3)
           on conflict (document_id) do update set name_tokens = excluded.name_tokens`,
    values: [documentId, organisationId, intArray(tokens)],
  })
}

/**
 * Writes by which tokens a document is found by the words in it, unless it is another than when they were read: then
 * they are read again.
 */
export function saveWordTokens(
  transaction: Transaction,
  { documentId, version }: { documentId: string; version: number },
  tokens: readonly number[],
): void {
  transaction.write({
    name: 'document-search-words',
    text: `with standing as (
             update library_document set unindexed = false where id = $1 and version = $2 returning id)
           update document_search set word_tokens = $3 from standing where document_id = standing.id`,
    values: [documentId, version, intArray(tokens)],
  })
}

/**
 * Documents of these teams' libraries, or shared with them, that have a token of every clause, those by name first.
 *
 * @param within one team's library, what is shared with it too
 */
export async function findDocuments(
  transaction: Transaction,
  given: {
    clauses: readonly (readonly number[])[]
    teamIds: readonly string[]
    within: string | null
    most: number
  },
): Promise<Map<string, 'name' | 'words'>> {
  const rows = await transaction.query<{ documentId: string; byName: boolean }>({
    name: 'documents-find',
    text: `select document_id as "documentId", by_name as "byName" from find_documents($1, $2::uuid[], $3, $4)`,
    values: [given.clauses.map((tokens) => `{${tokens}}`), given.teamIds, given.within, given.most],
  })
  return new Map(rows.map(({ documentId, byName }) => [documentId, byName ? 'name' : 'words']))
}

/** For the system alone: documents whose words are to be taken in. */
export function findUnindexed(
  pool: pg.Pool,
  most: number,
): Promise<{ documentId: string; organisationId: string }[]> {
  return inSystemTransaction(pool, (transaction) =>
    transaction.query({
      name: 'documents-unindexed',
      text: `select id as "documentId", organisation_id as "organisationId" from library_document
              where unindexed order by id limit $1`,
      values: [most],
    }),
  )
}
