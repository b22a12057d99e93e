import { type TaskTemplate, taskTemplate } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface TemplateRow {
  readonly template: TaskTemplate
  readonly savedBy: string
  readonly nextAt: Date | null
}

interface Stored {
  id: string
  details: unknown
  savedBy: string
  nextAt: Date | null
}

const stored = taskTemplate.omit({ id: true })
const columns = `id, details, saved_by as "savedBy", next_at as "nextAt"`

/** The templates that are not removed, by name. */
export async function readTemplates(transaction: Transaction): Promise<TemplateRow[]> {
  const rows = await transaction.query<Stored>({
    name: 'task-templates',
    text: `select ${columns} from task_template
            where organisation_id = current_organisation() and removed_at is null
            order by lower(details ->> 'name'), id`,
    values: [],
  })
  return rows.map(rowOf)
}

/** One that is due, locked until the transaction ends; `undefined` when it was requested or removed meanwhile. */
export async function lockDueTemplate(
  transaction: Transaction,
  id: string,
  at: Date,
): Promise<TemplateRow | undefined> {
  const [row] = await transaction.query<Stored>({
    name: 'task-template-due',
    text: `select ${columns} from task_template
            where id = $1 and removed_at is null and next_at <= $2 for update skip locked`,
    values: [id, at.toISOString()],
  })
  return row === undefined ? undefined : rowOf(row)
}

/** Writes a template as it is now. */
export function saveTemplateRow(
  transaction: Transaction,
  organisationId: string,
  { template: { id, ...details }, savedBy, nextAt }: TemplateRow,
): void {
  transaction.write({
    name: 'task-template-save',
    text: `insert into task_template (id, organisation_id, details, saved_by, next_at) values ($1, $2, $3, $4, $5)
           on conflict (id) do update
              set details = excluded.details, saved_by = excluded.saved_by, next_at = excluded.next_at`,
    values: [id, organisationId, JSON.stringify(details), savedBy, nextAt?.toISOString() ?? null],
  })
}

export function removeTemplateRow(transaction: Transaction, id: string, at: Date): void {
  transaction.write({
    name: 'task-template-remove',
    text: 'update task_template set removed_at = $2, next_at = null where id = $1',
    values: [id, at.toISOString()],
  })
}

/** As the system: templates that are to be requested now. */
export async function findDueTemplates(
  system: pg.Pool,
  at: Date,
): Promise<{ id: string; organisationId: string }[]> {
  const { rows } = await system.query({
    name: 'task-templates-due',
    text: `select id, organisation_id as "organisationId" from task_template
            where removed_at is null and next_at <= $1 order by next_at, id`,
    values: [at.toISOString()],
  })
  return rows
}

function rowOf({ id, details, savedBy, nextAt }: Stored): TemplateRow {
  return { template: { id, ...stored.parse(details) }, savedBy, nextAt }
}
