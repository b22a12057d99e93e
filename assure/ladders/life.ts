import { setTimeout as pause } from 'node:timers/promises'
import { api, type Escalation } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import type { Done } from '../checker/climbs.ts'
import type { Random } from '../faults/random.ts'
import type { FastClock } from './fast-clock.ts'
import type { CampaignHospital, Hand } from './hospital.ts'
import { raiseSomething } from './raising.ts'

/** One thing that was raised, and everything that was then granted. */
export interface Life {
  readonly id: string
  readonly urgency: 'urgent' | 'emergency'
  readonly raisedBy: string
  readonly raisedAtMs: number
  readonly deeds: Done[]
}

const minute = 60_000
const ways = [
  'accept soon',
  'accept soon',
  'accept soon',
  'accept soon',
  'accept soon',
  'accept late',
  'everyone accepts at once',
  'decline',
  'decline',
  'pass on',
  'accept and pass on',
  'cancel',
  'silence',
] as const

/** How long what nobody comes for is left to call, by the fast clock. */
const leftToCall = 40 * minute

export interface Lived {
  readonly life: Life
  /** Done once nothing of it calls any more. What fails in it is told by whoever waits for it. */
  readonly quiet: Promise<void>
}

/** Raises something and lets people do with it what people do; it ends done, cancelled, or exhausted and called off later. */
export async function live(hospital: CampaignHospital, clock: FastClock, random: Random): Promise<Lived> {
  const nurse = random.among(hospital.nurses)
  const urgency = random.below(3) === 0 ? 'emergency' : 'urgent'
  const id = uuidv7()
  const raisedAtMs = Date.now()
  const roleId = random.among(hospital.firstRoles)
  const raised = await nurse.try(raiseSomething, { roleId, urgency }, id)
  if (!raised.ok) throw new Error(`raising was refused: ${raised.code}`)
  const life: Life = { id, urgency, raisedBy: nurse.personId, raisedAtMs, deeds: [] }
  const wait = (ms: number) => pause(clock.real(random.below(urgency === 'urgent' ? ms : ms / 4)))
  const doing: Doing = { life, nurse, hospital, random, wait }
  switch (random.among(ways)) {
    case 'accept soon':
      await wait(2 * minute)
      await acceptAny(doing)
      break
    case 'accept late':
      await wait(25 * minute)
      await acceptAny(doing)
      break
    case 'everyone accepts at once':
      await wait(12 * minute)
      await acceptAll(doing)
      break
    case 'decline':
      await decline(doing)
      break
    case 'pass on':
      await wait(3 * minute)
      await passOn(doing)
      await wait(8 * minute)
      await acceptAny(doing)
      break
    case 'accept and pass on':
      await wait(6 * minute)
      await acceptAny(doing)
      await wait(3 * minute)
      await passOn(doing)
      await wait(10 * minute)
      await acceptAny(doing)
      break
    case 'cancel':
      await wait(12 * minute)
      await act(doing, nurse, 'cancel')
      break
    case 'silence':
      await pause(clock.real((urgency === 'urgent' ? 30 : 10) * minute))
  }
  await finish(doing)
  const quiet = callOff(doing, clock)
  // Waited for at the end, and not unheard until then.
  quiet.catch(() => {})
  return { life, quiet }
}

interface Doing {
  readonly life: Life
  readonly nurse: Hand
  readonly hospital: CampaignHospital
  readonly random: Random
  readonly wait: (ms: number) => Promise<void>
}

/**
 * What is left in silence calls without end (ESC5), so that a campaign in which nobody ever called it off would
 * drown in what it left behind: after a while, heard by the checker, whoever raised it calls it off.
 */
async function callOff(doing: Doing, clock: FastClock): Promise<void> {
  const seen = await see(doing)
  if (seen === null || seen.state === 'done' || seen.state === 'cancelled') return
  await pause(clock.real(leftToCall))
  await act(doing, doing.nurse, 'cancel')
}

/** What is done is done. */
async function finish(doing: Doing): Promise<void> {
  const seen = await see(doing)
  const holder = doing.hospital.hands.get(seen?.acceptedBy ?? '')
  if (seen?.state === 'accepted' && holder !== undefined) await act(doing, holder, 'complete')
}

async function see({ nurse, life }: Doing): Promise<Escalation | null> {
  const opened = await nurse.try(api.escalation.open, { escalationId: life.id })
  return opened.ok ? opened.value.escalation : null
}

/** Those who were paged and have not answered. */
async function unanswered(doing: Doing): Promise<Hand[]> {
  const pages = (await see(doing))?.pages ?? []
  const answered = new Set(pages.filter(({ answer }) => answer !== null).map(({ personId }) => personId))
  const open = new Set(pages.map(({ personId }) => personId).filter((personId) => !answered.has(personId)))
  return [...open].flatMap((personId) => doing.hospital.hands.get(personId) ?? [])
}

/** Those who were paged, in any order; those who have not answered first. */
async function paged(doing: Doing): Promise<Hand[]> {
  const pages = (await see(doing))?.pages ?? []
  const open = pages.filter(({ answer }) => answer === null)
  const ids = new Set([...open, ...pages].map(({ personId }) => personId))
  return [...ids].flatMap((id) => doing.hospital.hands.get(id) ?? [])
}

async function acceptAny(doing: Doing): Promise<void> {
  const hands = await paged(doing)
  const [first] = hands
  if (first !== undefined)
    await act(doing, doing.random.below(2) === 0 ? first : doing.random.among(hands), 'accept')
}

async function acceptAll(doing: Doing): Promise<void> {
  const hands = await paged(doing)
  await Promise.all(hands.map((hand) => act(doing, hand, 'accept')))
}

async function decline(doing: Doing): Promise<void> {
  for (let time = 0; time < 3; time += 1) {
    await doing.wait(4 * minute)
    for (const hand of await unanswered(doing)) await act(doing, hand, 'decline')
  }
  if (doing.random.below(2) === 0) await acceptAny(doing)
}

async function passOn(doing: Doing): Promise<void> {
  const seen = await see(doing)
  const who = doing.hospital.hands.get(seen?.acceptedBy ?? '') ?? (await paged(doing))[0]
  const roles = [...doing.hospital.holders.keys()]
  if (who !== undefined) await act(doing, who, 'passOn', doing.random.among(roles))
}

async function act(
  { life }: Doing,
  hand: Hand,
  verb: Done['verb'],
  roleId: string | null = null,
): Promise<void> {
  const escalationId = life.id
  const commandId = uuidv7()
  const askedAtMs = Date.now()
  const answered =
    roleId === null || verb !== 'passOn'
      ? await hand.try(api.escalation[verb === 'passOn' ? 'accept' : verb], { escalationId }, commandId)
      : await hand.try(api.escalation.passOn, { escalationId, to: { kind: 'role', id: roleId } }, commandId)
  if (!answered.ok && ['internal-error', 'unavailable'].includes(answered.code)) {
    throw new Error(`${verb} failed: ${answered.code}`)
  }
  const done = { verb, personId: hand.personId, commandId, askedAtMs, answeredAtMs: Date.now() }
  if (answered.ok) life.deeds.push(done)
}
