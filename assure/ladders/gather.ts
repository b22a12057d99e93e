import type pg from 'pg'
import type { Climbed, Kept } from '../checker/climbs.ts'
import type { Life } from './life.ts'

/** Has the database itself note when each row is written: PostgreSQL's clock is nobody's to set. */
export const noteRealTime = ['page', 'rung_passed_over', 'notice']
  .map((table) => `alter table ${table} add column real_at timestamptz default clock_timestamp()`)
  .join(';')

/** What the database holds of what was raised, read by the owner of the schema. */
export async function gather(client: pg.Client, lives: readonly Life[]): Promise<Climbed[]> {
  const rows = await read<Row>(client, rowsQuery)
  const pages = by(await read<PageRow>(client, pagesQuery))
  const passed = by(await read<PassedRow>(client, passedQuery))
  const notices = by(await read<NoticeRow>(client, noticesQuery))
  const leaves = by(await read<LeafRow>(client, leavesQuery))
  const known = new Map(rows.map((row) => [row.id, row]))
  return lives.map((life) => {
    const row = known.get(life.id)
    if (row === undefined) throw new Error(`what was raised is not kept: ${life.id}`)
    const told = (notices.get(life.id) ?? []).map(readNotice)
    const kept: Kept = {
      state: row.state,
      acceptedBy: row.acceptedBy,
      pages: pages.get(life.id) ?? [],
      passedOver: passed.get(life.id) ?? [],
      calls: told.flatMap((one) => (one.what === 'page' ? { ...one, round: one.round } : [])),
      exhausted: told.flatMap((one) =>
        one.what === 'nobody has accepted' && one.round !== 'other' ? { ...one, round: one.round } : [],
      ),
      leaves: leaves.get(life.id) ?? [],
    }
    const rungs = row.rungs.map(({ target, waitMs }) => ({ roleId: target.id, waitMs }))
    return { ...life, rungs, kept }
  })
}

interface Row {
  id: string
  state: string
  acceptedBy: string | null
  rungs: { target: { id: string }; waitMs: number }[]
}
type PageRow = Kept['pages'][number] & { of: string }
type PassedRow = Kept['passedOver'][number] & { of: string }
type LeafRow = Kept['leaves'][number] & { of: string }
interface NoticeRow {
  of: string
  key: string
  personId: string
  atMs: number
  datedMs: number
  attempts: string[]
}

const ms = (column: string) => `extract(epoch from ${column})::float8 * 1000`
const rowsQuery = `select id, state, accepted_by as "acceptedBy", rungs from escalation`
const pagesQuery = `select escalation_id as of, person_id as "personId", rung, ${ms('real_at')} as "atMs",
  ${ms('paged_at')} as "datedMs" from page`
const passedQuery = `select escalation_id as of, rung, ${ms('real_at')} as "atMs", ${ms('at')} as "datedMs"
  from rung_passed_over`
const noticesQuery = `select n.about_id as of, n.key, n.person_id as "personId", ${ms('n.real_at')} as "atMs",
  ${ms('n.raised_at')} as "datedMs",
  coalesce(array_agg(a.channel || coalesce(a.device_id::text, '') || a.tries) filter (where a.id is not null), '{}')
    as attempts
  from notice n left join attempt a on a.notice_id = n.id group by n.id`
const leavesQuery = `select s ->> 'id' as of, action, command_id as "commandId"
  from audit_leaf, jsonb_array_elements(subjects) s where s ->> 'kind' = 'escalation'`

async function read<Found extends object>(client: pg.Client, text: string): Promise<Found[]> {
  return (await client.query<Found>(text)).rows
}

function by<Item extends { of: string }>(items: readonly Item[]): Map<string, Item[]> {
  return Map.groupBy(items, (item) => item.of)
}

function readNotice({ key, personId, atMs, datedMs, attempts }: NoticeRow) {
  const [what = '', , rung = '', round = ''] = key.split(':')
  return {
    what,
    rung: Number(rung),
    round: round === 'other' ? ('other' as const) : Number(round),
    personId,
    atMs,
    datedMs,
    attempts,
  }
}
