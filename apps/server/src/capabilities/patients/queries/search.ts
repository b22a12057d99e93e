import { api, type PatientFound } from '@baton/contract'
import { foldName } from '@baton/domain/patients/fold-name'
import { byName } from '@baton/domain/patients/ward-order'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { answer } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { allPlaces } from '../../identity/index.ts'
import { relationsTo } from '../access/relations-to.ts'
import { survivorsOf } from '../by-ids.ts'
import { handleLook } from '../look.ts'
import type { PatientsParts } from '../parts.ts'
import { readQuery } from '../search/query.ts'
import { rankOf } from '../search/rank.ts'
import { clausesOf } from '../search/tokens.ts'
import { readOnWards, readPatients } from '../store/patients.ts'
import { findByTokens } from '../store/search.ts'
import { present, type Whole, wholesOf } from '../whole.ts'
import { organisationScope } from '../words.ts'

const most = 30
/** So many that may answer are opened, to see which do. */
const mostOpened = 120
/** By where they are: after everyone who answers by who they are. */
const byWard = 4

/** Finds patients of the whole organisation; what may not be opened is shown as much as tells two apart (PAT5). */
export function search(parts: PatientsParts): Handler {
  return handleLook(api.patients.search, parts, async (looking, { text }) => {
    const { transaction, viewer, at } = looking
    const ranked = await findRanked(transaction, parts, viewer.organisationId, text)
    const found = ranked.slice(0, most).map(({ whole }) => whole)
    const ids = found.map(({ row }) => row.id)
    looking.saw('patient', ids)
    const seeing = await relationsTo(transaction, parts.relating, viewer.personId, ids, at)
    return answer({
      found: found.map((whole) => asFound(whole, (seeing.get(whole.row.id)?.relations.length ?? 0) > 0)),
    })
  })
}

interface Ranked {
  readonly whole: Whole
  readonly rank: number
}

async function findRanked(
  transaction: Transaction,
  { vault }: PatientsParts,
  organisationId: string,
  text: string,
): Promise<Ranked[]> {
  await openScopes(transaction, vault, [{ scope: organisationScope(organisationId) }])
  const query = readQuery(text)
  const [exact, sounding, there] = await Promise.all([
    findByTokens(transaction, clausesOf(vault, organisationId, query, false), mostOpened),
    findByTokens(transaction, clausesOf(vault, organisationId, query, true), mostOpened),
    findOnWards(transaction, text),
  ])
  const candidates = [...new Set([...exact, ...sounding, ...there])]
  const records = await wholesOf(transaction, vault, await readPatients(transaction, candidates))
  const survivors = await survivorsOf(transaction, candidates)
  const others = [...new Set(survivors.values())].filter((id) => !candidates.includes(id))
  const all = [...records, ...(await wholesOf(transaction, vault, await readPatients(transaction, others)))]
  const byId = new Map(all.map((whole) => [whole.row.id, whole]))
  const onWards = new Set(there)
  const ranks = new Map<string, number>()
  for (const { row, details } of records) {
    const rank = rankOf(query, details) ?? (onWards.has(row.id) ? byWard : null)
    const survivor = survivors.get(row.id)
    if (rank !== null && survivor !== undefined)
      ranks.set(survivor, Math.min(rank, ranks.get(survivor) ?? rank))
  }
  return [...ranks]
    .flatMap(([id, rank]) => {
      const whole = byId.get(id)
      return whole === undefined ? [] : [{ whole, rank }]
    })
    .sort(byLikelihood)
}

/** Who is on a ward whose name begins with what was typed. */
async function findOnWards(transaction: Transaction, text: string): Promise<string[]> {
  const folded = foldName(text)
  if (folded.length < 3) return []
  const places = await allPlaces(transaction)
  const wards = places.filter(({ kind, name }) => kind !== 'bed' && foldName(name).startsWith(folded))
  if (wards.length === 0) return []
  const rows = await readOnWards(
    transaction,
    wards.map(({ id }) => id),
  )
  return rows.slice(0, mostOpened).map(({ id }) => id)
}

function byLikelihood(a: Ranked, b: Ranked): number {
  return (
    a.rank - b.rank ||
    Number(a.whole.row.wardId === null) - Number(b.whole.row.wardId === null) ||
    byName({ id: a.whole.row.id, ...a.whole.details }, { id: b.whole.row.id, ...b.whole.details })
  )
}

function asFound(whole: Whole, mayOpen: boolean): PatientFound {
  const { id, family, given, birthDate, nhsNumber, hospitalNumber, state, wardId, bed } = present(whole)
  return { id, family, given, birthDate, nhsNumber, hospitalNumber, state, wardId, bed, mayOpen }
}
