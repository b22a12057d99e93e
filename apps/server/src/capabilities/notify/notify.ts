import type { Channel, Urgency } from '@baton/contract'
import { bareHeading } from '@baton/domain/notify/heading'
import { channelsFor, isPressing, type Plan } from '@baton/domain/notify/plan'
import { v7 as uuidv7 } from 'uuid'
import type { Acting } from '../../platform/operations/acting.ts'
import { meansOf } from './means.ts'
import type { NotifyParts } from './parts.ts'
import { insertAttempts, type NewAttempt } from './store/attempts.ts'
import { type DeviceRow, readDevices } from './store/devices.ts'
import { type About, insertNotices, type NoticeRow } from './store/notices.ts'
import { readQuiets } from './store/quiet.ts'

/** Something for one person, as whoever asks says it. */
export interface NewNotice {
  /** Unique for ever in the organisation: under one key nothing is sent twice (QUI4). */
  readonly key: string
  readonly personId: string
  readonly about: About
  readonly urgency: Urgency
  /** How much it presses, what it is, through which role: no name of a person, no number, no words of anyone. */
  readonly heading: string
  /** Channels that may be used. */
  readonly channels: readonly Channel[]
  /** It comes to them through a role, which quiet hours, focus and bundling never silence (QUI5). */
  readonly throughRole?: boolean
}

/**
 * Tells people of something, in the caller's transaction: a row for each notice and each attempt, sent after the
 * commit. Whoever may not be reached gets a row that says so, and nothing else (QUI1).
 *
 * @returns those that were new and are sent
 */
export async function notify(
  parts: NotifyParts,
  acting: Acting,
  notices: readonly NewNotice[],
): Promise<NoticeRow[]> {
  if (notices.length === 0) return []
  const { transaction, organisationId, at } = acting
  const planned = await plan(parts, acting, notices)
  const rows = planned.map(({ notice, plan: decided }) => rowOf(notice, decided, at))
  const inserted = await insertNotices(transaction, organisationId, rows)
  const attempts = planned.flatMap(({ plan: decided, devices }, index) => {
    const row = rows[index]
    return row !== undefined && inserted.has(row.id) && decided.state === 'sent'
      ? attemptsOf(row, decided, devices)
      : []
  })
  if (attempts.length > 0) insertAttempts(transaction, organisationId, attempts)
  return rows.filter(({ id, state }) => inserted.has(id) && state === 'sent')
}

/** Due whatever the clock says: one that goes back must not keep what is for now. */
const now = new Date(0)

interface Planned {
  readonly notice: NewNotice
  readonly plan: Plan
  readonly devices: readonly DeviceRow[]
}

async function plan(
  parts: NotifyParts,
  { transaction, at }: Acting,
  notices: readonly NewNotice[],
): Promise<Planned[]> {
  const personIds = [...new Set(notices.map(({ personId }) => personId))]
  const [reach, contacts, duties, quiets, devices] = await Promise.all([
    parts.duty.reachableAmong(transaction, personIds, at),
    parts.people.contactsOf(transaction, personIds),
    parts.duty.dutiesOf(transaction, personIds),
    readQuiets(transaction, personIds),
    readDevices(transaction, personIds),
  ])
  const devicesOf = Map.groupBy(devices, ({ personId }) => personId)
  return notices.map((notice) => {
    const { personId } = notice
    const own = devicesOf.get(personId) ?? []
    const contact = contacts.get(personId)
    const duty = duties.get(personId)
    const focusUntil = duty?.focusUntil ?? null
    const decided = channelsFor({
      urgency: notice.urgency,
      throughRole: notice.throughRole ?? false,
      asked: notice.channels,
      means: meansOf(parts, { contact, telephone: duty?.telephone ?? null, devices: own.length }),
      quiet: quiets.get(personId) ?? { hours: null, bundleMinutes: 0, routine: [] },
      focusUntil: focusUntil === null ? null : new Date(focusUntil),
      // Someone who is suspended is nobody to reach.
      reach: contact === undefined ? null : (reach.get(personId) ?? null),
      at,
      zone: parts.zone,
    })
    return { notice, plan: decided, devices: own }
  })
}

function rowOf(notice: NewNotice, decided: Plan, at: Date): NoticeRow {
  const { key, personId, about, urgency } = notice
  return {
    id: uuidv7(),
    key,
    personId,
    about,
    urgency,
    heading: bareHeading(notice.heading, urgency),
    throughRole: notice.throughRole ?? false,
    state: decided.state,
    overrideId: decided.state === 'sent' ? decided.overrideId : null,
    raisedAt: at,
  }
}

function attemptsOf(
  { id: noticeId, personId, urgency, raisedAt }: NoticeRow,
  { steps }: Extract<Plan, { state: 'sent' }>,
  devices: readonly DeviceRow[],
): NewAttempt[] {
  return steps.flatMap(({ channel, at }) => {
    const targets = channel === 'web-push' ? devices.map((device) => device.id) : [null]
    return targets.map((deviceId) => ({
      id: uuidv7(),
      noticeId,
      personId,
      channel,
      deviceId,
      pressing: isPressing(urgency),
      tries: 1,
      state: channel === 'in-app' ? ('sent' as const) : ('due' as const),
      dueAt: channel !== 'in-app' && at <= raisedAt ? now : at,
    }))
  })
}
