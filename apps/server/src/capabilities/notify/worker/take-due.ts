import { bundleHeading } from '@baton/domain/notify/heading'
import { isPressing, sparedUntil } from '@baton/domain/notify/plan'
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts'
import { openDevice } from '../device-words.ts'
import type { NotifyParts } from '../parts.ts'
import {
  type Ended,
  endAttempts,
  type OutwardChannel,
  postponeAttempts,
  type TakenAttempt,
  takeAttempts,
} from '../store/attempts.ts'
import { type DeviceRow, deleteDevices, readDevicesByIds } from '../store/devices.ts'
import { saveReach } from '../store/notices.ts'
import { readQuiets } from '../store/quiet.ts'
import type { Errand, Target } from './errand.ts'

/** Longer than any attempt may take, so that it ends only when its sender is gone or stands still. */
const leaseMs = 30_000

/**
 * Takes what is due on a channel and looks once more, in the moment of sending, whether it may be sent: nobody off duty,
 * nobody suspended, no device whose session was ended, nothing that its person asks to be spared now (QUI2).
 */
export async function takeDue(
  parts: NotifyParts,
  organisationId: string,
  channel: OutwardChannel,
  most: number,
): Promise<{ taken: number; errands: Errand[] }> {
  const at = parts.clock.now()
  const leaseUntil = new Date(at.getTime() + leaseMs)
  return inTransaction(parts.database.app, organisationId, async (transaction) => {
    const taken = await takeAttempts(transaction, { channel, at, leaseUntil, most })
    if (taken.length === 0) return { taken: 0, errands: [] }
    const facts = await gatherFacts(parts, transaction, organisationId, taken, at)
    const verdicts = taken.map((attempt) => ({ attempt, verdict: judge(parts, facts, attempt, at) }))
    await writeDown(transaction, verdicts, facts, at)
    const going = verdicts.flatMap(({ attempt, verdict }) =>
      verdict.does === 'send' ? [{ attempt, target: verdict.target }] : [],
    )
    return { taken: taken.length, errands: bundle(organisationId, going, leaseUntil) }
  })
}

type Verdict =
  | { readonly does: 'send'; readonly target: Target }
  | { readonly does: 'hold' }
  | { readonly does: 'wait'; readonly until: Date }
  | { readonly does: 'fail'; readonly problem: 'gone' | 'signed-out' | 'no-address' }

type Facts = Awaited<ReturnType<typeof gatherFacts>>

async function gatherFacts(
  parts: NotifyParts,
  transaction: Transaction,
  organisationId: string,
  taken: readonly TakenAttempt[],
  at: Date,
) {
  const personIds = [...new Set(taken.map(({ personId }) => personId))]
  const deviceIds = taken.flatMap(({ deviceId }) => deviceId ?? [])
  const [reach, contacts, duties, quiets, rows] = await Promise.all([
    parts.duty.reachableAmong(transaction, personIds, at),
    parts.people.contactsOf(transaction, personIds),
    parts.duty.dutiesOf(transaction, personIds),
    readQuiets(transaction, personIds),
    deviceIds.length === 0 ? [] : readDevicesByIds(transaction, deviceIds),
  ])
  const sessionIds = rows.map(({ sessionId }) => sessionId)
  const waking =
    rows.length === 0 ? new Set() : await parts.people.sessionsThatWake(transaction, sessionIds, at)
  const devices = new Map<string, { row: DeviceRow; target: Target | null }>()
  for (const row of rows) {
    const target = waking.has(row.sessionId)
      ? await openDevice(transaction, parts.vault, organisationId, row)
      : null
    devices.set(row.id, { row, target })
  }
  return { reach, contacts, duties, quiets, devices }
}

function judge(parts: NotifyParts, facts: Facts, attempt: TakenAttempt, at: Date): Verdict {
  const { personId, urgency, throughRole } = attempt
  if (!facts.reach.has(personId) || !facts.contacts.has(personId)) return { does: 'hold' }
  const focused = facts.duties.get(personId)?.focusUntil ?? null
  const quiet = facts.quiets.get(personId)
  if (quiet !== undefined && !isPressing(urgency) && !throughRole) {
    const focusUntil = focused === null ? null : new Date(focused)
    const until = sparedUntil({ quiet, focusUntil, at, zone: parts.zone })
    if (until > at) return { does: 'wait', until }
  }
  const target = targetOf(facts, attempt)
  return typeof target === 'string' ? { does: 'fail', problem: target } : { does: 'send', target }
}

function targetOf(
  { devices, contacts, duties }: Facts,
  { channel, deviceId, personId }: TakenAttempt,
): Target | 'gone' | 'signed-out' | 'no-address' {
  const contact = contacts.get(personId)
  switch (channel) {
    case 'web-push': {
      const device = devices.get(deviceId ?? '')
      // The same browser is somebody else's by now.
      if (device === undefined || device.row.personId !== personId) return 'gone'
      return device.target ?? 'signed-out'
    }
    case 'email':
      return contact === undefined ? 'no-address' : { channel, address: contact.email }
    case 'gateway': {
      const telephone = duties.get(personId)?.telephone ?? contact?.telephone ?? null
      const bleep = contact?.bleep ?? null
      return telephone === null && bleep === null ? 'no-address' : { channel, telephone, bleep }
    }
  }
}

async function writeDown(
  transaction: Transaction,
  verdicts: readonly { attempt: TakenAttempt; verdict: Verdict }[],
  { reach, devices }: Facts,
  at: Date,
): Promise<void> {
  const ended: Ended[] = verdicts.flatMap(({ attempt: { id, fence }, verdict }) => {
    if (verdict.does === 'hold') return { id, fence, state: 'held', problem: 'off-duty', bundledWith: null }
    if (verdict.does === 'fail')
      return { id, fence, state: 'failed', problem: verdict.problem, bundledWith: null }
    return []
  })
  if (ended.length > 0) await endAttempts(transaction, ended, at)
  const later = verdicts.flatMap(({ attempt: { id, fence }, verdict }) =>
    verdict.does === 'wait' ? { id, fence, dueAt: verdict.until } : [],
  )
  if (later.length > 0) postponeAttempts(transaction, later)
  const reached = verdicts.flatMap(({ attempt: { noticeId, personId }, verdict }) => {
    const by = reach.get(personId)
    const overrideId = by?.by === 'override' ? by.overrideId : null
    const held = verdict.does === 'hold'
    return held || overrideId !== null ? { noticeId, held, overrideId } : []
  })
  if (reached.length > 0) saveReach(transaction, uniqueBy(reached))
  const lost = [...devices.values()].flatMap(({ row, target }) => (target === null ? row.id : []))
  if (lost.length > 0) deleteDevices(transaction, lost)
}

/** One row a notice: two of one would be written in no particular order. */
function uniqueBy<Row extends { noticeId: string }>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.noticeId, row])).values()]
}

/** What is routine and goes to the same place is sent as one (QUI7). */
function bundle(
  organisationId: string,
  going: readonly { attempt: TakenAttempt; target: Target }[],
  leaseUntil: Date,
): Errand[] {
  const groups = Map.groupBy(going, ({ attempt }) =>
    attempt.urgency === 'routine' && !attempt.throughRole
      ? `${attempt.personId}|${attempt.deviceId ?? attempt.channel}`
      : attempt.id,
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const bundled = group.slice(1).map(({ attempt }) => attempt)
    const heading = group.length > 1 ? bundleHeading(group.length) : first.attempt.heading
    return { organisationId, first: first.attempt, bundled, heading, target: first.target, leaseUntil }
  })
}
