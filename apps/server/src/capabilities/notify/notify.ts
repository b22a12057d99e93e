import type { Channel, Urgency } from '@baton/contract'
import { bareHeading } from '@baton/domain/notify/heading'
import { channelsFor, isPressing, type Plan } from '@baton/domain/notify/plan'
import { v7 as uuidv7 } from 'uuid'
import type { Acting } from '../../platform/operations/acting.ts'
import { meansOf } from './means.ts'
import type { Home, NotifyParts } from './parts.ts'
import { type AtHome, insertAtHome } from './store/at-home.ts'
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
 * commit. Whoever may not be reached gets a row that says so, and nothing else (QUI1). A visitor is told here in the
 * application, and by every other channel at their home (AFF10).
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
  const planned = (await plan(parts, acting, notices)).map((one) => ({ ...one, row: rowOf(one, at) }))
  const inserted = await insertNotices(
    transaction,
    organisationId,
    planned.map(({ row }) => row),
  )
  const raised = planned.filter(({ row }) => inserted.has(row.id) && row.state === 'sent')
  const attempts = raised.flatMap(attemptsOf)
  if (attempts.length > 0) insertAttempts(transaction, organisationId, attempts)
  const atHome = raised.flatMap(atHomeOf)
  if (atHome.length > 0) insertAtHome(transaction, organisationId, atHome)
  return raised.map(({ row }) => row)
}

/** Due whatever the clock says: one that goes back must not keep what is for now. */
const now = new Date(0)

interface Planned {
  readonly notice: NewNotice
  readonly plan: Plan
  readonly devices: readonly DeviceRow[]
  /** Of a visitor: who they are at home. */
  readonly home: Home | undefined
}

/** A notice as it is kept. */
interface Raised extends Planned {
  readonly row: NoticeRow
}

async function plan(
  parts: NotifyParts,
  { transaction, at }: Acting,
  notices: readonly NewNotice[],
): Promise<Planned[]> {
  const personIds = [...new Set(notices.map(({ personId }) => personId))]
  const [reach, contacts, visitors, duties, quiets, devices] = await Promise.all([
    parts.duty.reachableAmong(transaction, personIds, at),
    parts.people.contactsOf(transaction, personIds),
    parts.people.visitorsAmong(transaction, personIds),
    parts.duty.dutiesOf(transaction, personIds),
    readQuiets(transaction, personIds),
    readDevices(transaction, personIds),
  ])
  const devicesOf = Map.groupBy(devices, ({ personId }) => personId)
  return notices.map((notice) => {
    const { personId } = notice
    const own = devicesOf.get(personId) ?? []
    const contact = contacts.get(personId)
    const home = visitors.get(personId)
    const duty = duties.get(personId)
    const focusUntil = duty?.focusUntil ?? null
    const decided = channelsFor({
      urgency: notice.urgency,
      throughRole: notice.throughRole ?? false,
      asked: notice.channels,
      means: meansOf(parts, { contact, telephone: duty?.telephone ?? null, devices: own.length }),
      quiet: quiets.get(personId) ?? { hours: null, bundleMinutes: 0, routine: [] },
      focusUntil: focusUntil === null ? null : new Date(focusUntil),
      // Someone who is suspended is nobody to reach; how a visitor can be, their home knows.
      reach: contact === undefined && home === undefined ? null : (reach.get(personId) ?? null),
      at,
      zone: parts.zone,
    })
    return { notice, plan: decided, devices: own, home }
  })
}

function rowOf({ notice, plan: decided, home }: Planned, at: Date): NoticeRow {
  const { key, personId, about, urgency } = notice
  // Of a visitor it is home that interrupts them, and keeps under which override.
  const overrideId = decided.state === 'sent' && home === undefined ? decided.overrideId : null
  return {
    id: uuidv7(),
    key,
    personId,
    about,
    urgency,
    heading: bareHeading(notice.heading, urgency),
    throughRole: notice.throughRole ?? false,
    state: decided.state,
    overrideId,
    raisedAt: at,
  }
}

function attemptsOf({ row, plan: decided, devices }: Raised): NewAttempt[] {
  const { id: noticeId, personId, urgency, raisedAt } = row
  const steps = decided.state === 'sent' ? decided.steps : []
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

/** What a visitor's home is to be told: by what channels is for it to decide. */
function atHomeOf({ notice, row, home }: Raised): AtHome[] {
  const channels = notice.channels.filter((channel) => channel !== 'in-app')
  if (home === undefined || channels.length === 0) return []
  const { organisationId: homeOrganisationId, personId: homePersonId } = home
  return [{ noticeId: row.id, homeOrganisationId, homePersonId, channels }]
}
