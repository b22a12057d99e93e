import { api, type InputOf, type Operation, type OutputOf, type RungTarget } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { createOrganisation } from '../../apps/server/src/capabilities/identity/index.ts'
import type { Clock } from '../../apps/server/src/platform/clock.ts'
import type { Dispatch } from '../../apps/server/src/platform/operations/dispatcher.ts'
import { plainPerson } from '../../packages/testkit/src/plain-person.ts'
import { plainRole } from '../../packages/testkit/src/plain-role.ts'
import type { Wired } from './wire.ts'

/** Somebody who acts in a campaign. */
export interface Hand {
  readonly personId: string
  try<O extends Operation>(
    operation: O,
    input: InputOf<O>,
    commandId?: string,
  ): Promise<{ ok: true; value: OutputOf<O> } | { ok: false; code: string }>
}

/** One small hospital on duty for the whole campaign: nurses who raise, and a ladder with a vacant rung. */
export interface CampaignHospital {
  readonly organisationId: string
  readonly nurses: readonly Hand[]
  readonly hands: ReadonlyMap<string, Hand>
  /** Whom things are raised to. */
  readonly firstRoles: readonly string[]
  /** Who holds each role: nobody hands one over while the campaign runs. */
  readonly holders: ReadonlyMap<string, readonly string[]>
}

const minute = 60_000
const here = { from: 'site' as const, placeId: null, telephone: null, until: null }

export async function foundHospital(
  { database, vault }: Wired,
  dispatch: Dispatch,
  clock: Clock,
  number: number,
): Promise<CampaignHospital> {
  const setUp = { database, vault, clock, publicUrl: 'http://localhost:3000' }
  const { organisationId, administratorId } = await createOrganisation(setUp, {
    name: `Hospital ${number}`,
    administrator: { name: 'Ada Bell', email: `ada@hospital${number}.example`, profession: 'Manager' },
    demonstration: false,
  })
  const administrator = handOf(dispatch, organisationId, administratorId, true)
  const hands = new Map<string, Hand>()
  const holders = new Map<string, string[]>()
  let hired = 0

  async function hire(...roleIds: string[]): Promise<Hand> {
    hired += 1
    const { person } = await granted(administrator, api.identity.addPerson, {
      ...plainPerson,
      name: `Person ${hired}`,
      email: `person${hired}@hospital${number}.example`,
    })
    const hand = handOf(dispatch, organisationId, person.id, false)
    await granted(hand, api.duty.signOn, { ...here, roleIds })
    for (const roleId of roleIds) holders.get(roleId)?.push(person.id)
    hands.set(person.id, hand)
    return hand
  }

  async function addRole(name: string, coordinates = false): Promise<string> {
    // So many that a rung calls several.
    const details = { ...plainRole, name, coordinates, holdersAtMost: 3 }
    const { role } = await granted(administrator, api.duty.addRole, details)
    holders.set(role.id, [])
    return role.id
  }

  async function saveLadder(roleId: string | null, rungs: [string, number][]): Promise<void> {
    const target = (id: string): RungTarget => ({ kind: 'role', id })
    await granted(administrator, api.escalation.saveLadder, {
      name: 'Ladder',
      roleId,
      rungs: rungs.map(([id, minutes]) => ({ target: target(id), waitMs: minutes * minute })),
    })
  }

  const firstRoles = [await addRole('Registrar'), await addRole('Two on call'), await addRole('Nobody’s')]
  const [registrar = '', two = '', vacant = ''] = firstRoles
  const senior = await addRole('Senior')
  const manager = await addRole('Manager', true)
  await hire(registrar)
  await hire(two)
  await hire(two)
  await hire(senior)
  await hire(manager)
  await saveLadder(registrar, [
    [vacant, 10],
    [senior, 5],
  ])
  await saveLadder(null, [
    [senior, 8],
    [manager, 6],
  ])
  const nurses = [await hire(), await hire(), await hire()]
  return { organisationId, nurses, hands, firstRoles, holders }
}

function handOf(dispatch: Dispatch, organisationId: string, personId: string, administrator: boolean): Hand {
  const viewer = { organisationId, personId, sessionId: uuidv7(), administrator }
  const caller = { viewer, address: '127.0.0.1', userAgent: 'campaign' }
  return {
    personId,
    async try(operation, input, commandId = uuidv7()) {
      // Asked again under the same id until there is an answer, as a client does (rule RT2).
      let answered = await dispatch(operation, input, caller, commandId)
      while (!answered.ok && answered.refusal.code === 'unavailable') {
        answered = await dispatch(operation, input, caller, commandId)
      }
      if (!answered.ok) return { ok: false, code: answered.refusal.code }
      return { ok: true, value: answered.value as OutputOf<typeof operation> }
    },
  }
}

async function granted<O extends Operation>(
  hand: Hand,
  operation: O,
  input: InputOf<O>,
): Promise<OutputOf<O>> {
  const answered = await hand.try(operation, input)
  if (!answered.ok) throw new Error(`${operation.name} was refused: ${answered.code}`)
  return answered.value
}
