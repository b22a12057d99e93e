import type { Channel, Quiet, Urgency } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { OutwardChannel } from './attempts.ts'
import type { About } from './notices.ts'

/** A notice for a visitor, as their home is to be told of it. */
export interface AtHome {
  readonly noticeId: string
  readonly homeOrganisationId: string
  readonly homePersonId: string
  readonly channels: readonly OutwardChannel[]
}

/** Has notices told at the homes of those whom they are for. */
export function insertAtHome(
  transaction: Transaction,
  organisationId: string,
  rows: readonly AtHome[],
): void {
  for (const { noticeId, homeOrganisationId, homePersonId, channels } of rows) {
    transaction.write({
      name: 'notice-home-insert',
      text: `insert into notice_home (notice_id, organisation_id, home_organisation_id, home_person_id, channels)
             values ($1, $2, $3, $4, $5)`,
      values: [noticeId, organisationId, homeOrganisationId, homePersonId, channels],
    })
  }
}

/** What a home is to be told: of a notice, or that it is withdrawn. */
export interface Homeward {
  readonly noticeId: string
  readonly wanted: 'tell' | 'withdraw'
  readonly organisationId: string
  readonly homeOrganisationId: string
  readonly homePersonId: string
  readonly channels: Channel[]
  readonly key: string
  readonly about: About
  readonly urgency: Urgency
  readonly heading: string
  readonly throughRole: boolean
}

/** As the system: what homes have not been told yet, the oldest first. */
export async function findHomeward(system: pg.Pool, most: number): Promise<Homeward[]> {
  const { rows } = await system.query<Homeward>({
    name: 'notice-home-find',
    text: `select notice_id as "noticeId", wanted, notice.organisation_id as "organisationId",
                  home_organisation_id as "homeOrganisationId", home_person_id as "homePersonId", channels, key,
                  jsonb_build_object('kind', about_kind, 'id', about_id) as about, urgency, heading,
                  through_role as "throughRole"
             from notice_home join notice on notice.id = notice_home.notice_id
            where not carried order by notice_id limit $1`,
    values: [most],
  })
  return rows
}

/** As the system: homes have been told this, unless something else is wanted by now. */
export async function saveCarried(system: pg.Pool, rows: readonly Homeward[]): Promise<void> {
  await system.query({
    name: 'notice-home-carried',
    text: `update notice_home set carried = true
             from unnest($1::uuid[], $2::text[]) as told (notice_id, wanted)
            where notice_home.notice_id = told.notice_id and notice_home.wanted = told.wanted`,
    values: [rows.map(({ noticeId }) => noticeId), rows.map(({ wanted }) => wanted)],
  })
}

/** In how many minutes these visitors want one notification, where they said so at home. */
export async function readBundlesAtHome(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await transaction.query<{ personId: string; bundleMinutes: Quiet['bundleMinutes'] }>({
    name: 'quiet-bundles-at-home',
    text: 'select person_id as "personId", bundle_minutes as "bundleMinutes" from visitor_bundle($1::uuid[])',
    values: [personIds],
  })
  return new Map(rows.map(({ personId, bundleMinutes }) => [personId, bundleMinutes]))
}
