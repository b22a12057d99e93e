import { api, type Delivered } from '@baton/contract'
import {
  applyToDuties,
  applyToMyDuty,
  applyToRoles,
  type Duties,
  type MyDuty,
  type Roles,
} from '@baton/domain/duty/replay'
import { plainRole } from '@baton/testkit/plain-role'
import { replayAll } from '@baton/testkit/replay'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { inSystemTransaction } from '../../platform/database/transaction.ts'
import { readEvents } from '../../platform/streams/store.ts'
import { hydrateIdentity } from '../identity/index.ts'
import { loseDuty } from './commands/lose-duty.ts'
import { type Colleague, type Hospital, here, openHospital } from './hospital.fixture.ts'
import { dutyEvents, hydrateDuty } from './hydrate.ts'

const { duty } = api
let hospital: Hospital
let administrator: Colleague
let ada: Colleague
let ben: Colleague
let cy: Colleague
let registrar: string
let sho: string
let named = 0

beforeAll(async () => {
  hospital = await openHospital()
  administrator = hospital.administrator
})
afterAll(() => hospital.close())

/** Ada holds the registrar's role, which falls to Ben's; Cy is on duty. */
beforeEach(async () => {
  named += 1
  ;[ada, ben, cy] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
  sho = await hospital.addRole(`SHO ${named}`)
  registrar = await hospital.addRole(`Registrar ${named}`, { cover: { kind: 'always' }, fallbackRoleId: sho })
  await ada.signOn(registrar)
  await ben.signOn(sho)
  await cy.signOn()
})

const later = (hours: number) => new Date(hospital.clock.now().getTime() + hours * 3_600_000).toISOString()
const offer = () => ada.ask(duty.offerRole, { roleId: registrar, toPersonId: cy.id })
const shift = (hours: number, who: Colleague) => ({
  personId: who.id,
  roleId: sho,
  placeId: null,
  from: later(hours),
  until: later(hours + 8),
})

/** Every command, as somebody would give it: one that is forgotten fails the first test. */
const commands: Record<string, () => Promise<unknown>> = {
  'duty.signOn': async () => {
    const dee = await hospital.hire()
    await dee.ask(duty.signOn, { ...here, roleIds: [sho], displace: true, telephone: '01632 960001' })
    await cy.ask(duty.signOn, { ...here, from: 'home', roleIds: [] })
  },
  'duty.signOff': async () => {
    await offer()
    await ada.ask(duty.signOff, {})
    await cy.ask(duty.signOff, {})
  },
  'duty.setFocus': async () => {
    await ada.ask(duty.setFocus, { focus: { until: later(1), words: 'In theatre' } })
    await ben.ask(duty.setFocus, { focus: { until: later(1), words: 'Teaching' } })
    await ben.ask(duty.setFocus, { focus: null })
  },
  'duty.setCover': async () => {
    await ada.ask(duty.setCover, { coverRoleId: sho })
    const dee = await hospital.hire()
    await dee.ask(duty.setCover, { coverRoleId: sho })
  },
  'duty.takeRole': async () => {
    await offer()
    await cy.ask(duty.takeRole, { roleId: registrar, displace: true })
  },
  'duty.giveUpRole': async () => {
    await offer()
    await ada.ask(duty.giveUpRole, { roleId: registrar })
  },
  'duty.offerRole': offer,
  'duty.acceptRole': async () => {
    const made = await offer()
    await ada.ask(duty.offerRole, { roleId: registrar, toPersonId: ben.id })
    await cy.ask(duty.acceptRole, { offerId: made.offer.id })
  },
  'duty.declineRole': async () => {
    await cy.ask(duty.declineRole, { offerId: (await offer()).offer.id })
    await ada.ask(duty.declineRole, { offerId: (await offer()).offer.id })
  },
  'duty.addRole': () => administrator.ask(duty.addRole, { ...plainRole, name: `Outreach ${named}` }),
  'duty.changeRole': () =>
    administrator.ask(duty.changeRole, { ...plainRole, roleId: registrar, name: `A registrar ${named}` }),
  'duty.retireRole': async () => {
    await offer()
    await administrator.ask(duty.retireRole, { roleId: registrar })
  },
  'duty.setReachable': () => administrator.ask(duty.setReachable, { roleId: registrar, reachable: true }),
  'duty.addShift': async () => {
    await administrator.ask(duty.addShift, shift(10, ada))
    await administrator.ask(duty.addShift, shift(10, await hospital.hire()))
  },
  'duty.changeShift': async () => {
    const added = await administrator.ask(duty.addShift, shift(10, await hospital.hire()))
    const to = shift(20, await hospital.hire())
    await administrator.ask(duty.changeShift, { ...to, shiftId: added.shift.id })
  },
  'duty.removeShift': async () => {
    const added = await administrator.ask(duty.addShift, shift(10, await hospital.hire()))
    await administrator.ask(duty.removeShift, { shiftId: added.shift.id })
  },
  'duty.addAbsence': async () => {
    const dee = await hospital.hire()
    await administrator.ask(duty.addShift, shift(10, dee))
    const away = { personId: dee.id, kind: 'leave' as const, from: later(9), until: later(30) }
    await administrator.ask(duty.addAbsence, away)
  },
  'duty.removeAbsence': async () => {
    const dee = await hospital.hire()
    const away = { personId: dee.id, kind: 'leave' as const, from: later(9), until: later(30) }
    const { absence } = await administrator.ask(duty.addAbsence, away)
    await administrator.ask(duty.removeAbsence, { absenceId: absence.id })
  },
  'duty.previewRota': () =>
    administrator.ask(duty.previewRota, { format: 'csv', text: 'email,role,from,until' }),
  'duty.importRota': async () => {
    const dee = await hospital.hire()
    const text = `email,role,from,until\n${dee.email},,${later(10)},${later(20)}`
    await administrator.ask(duty.importRota, { format: 'csv', text, rows: 'all-or-none' })
  },
  'duty.declareOverride': () =>
    administrator.ask(duty.declareOverride, {
      reason: 'A fire in theatres',
      personIds: [ada.id, cy.id],
      until: later(2),
    }),
  'duty.endOverride': async () => {
    const input = { reason: 'A fire in theatres', personIds: [ada.id], until: later(2) }
    const { override } = await administrator.ask(duty.declareOverride, input)
    await administrator.ask(duty.endOverride, { overrideId: override.id })
  },
}

/** What a client holds of duty, each with its position. */
interface Held {
  roles: Roles
  duties: Duties
  mine: MyDuty
}

async function hold(who: Colleague): Promise<Held> {
  return {
    roles: await who.ask(duty.listRoles, {}),
    duties: await who.ask(duty.listDuty, {}),
    mine: await who.ask(duty.myDuty, {}),
  }
}

/** What the log says after what was held, as it means now. */
async function fromLog(who: Colleague, held: Held): Promise<Delivered[]> {
  const { organisationId } = hospital
  const after = [
    { streamId: organisationId, seq: held.roles.position },
    { streamId: who.id, seq: held.mine.position },
  ]
  return inSystemTransaction(hospital.database.system, async (transaction) => {
    const rows = (await readEvents(transaction, after, 1_000)).map((row) => ({
      ...row,
      kind: row.streamId === organisationId ? ('organisation' as const) : ('person' as const),
    }))
    const said = []
    for (const row of rows) {
      const [now] = dutyEvents.has(row.type)
        ? await hydrateDuty(transaction, hospital.vault, [row])
        : await hydrateIdentity(transaction, [row])
      const stream = `${row.kind}:${row.streamId}`
      said.push({ stream, seq: row.seq, at: row.at.toISOString(), by: row.by, ...now } as Delivered)
    }
    return said
  })
}

function replayed(who: Colleague, held: Held, events: readonly Delivered[]) {
  const viewer = { personId: who.id }
  const theirs = events.filter(
    ({ stream }) => stream.startsWith('organisation:') || stream === `person:${who.id}`,
  )
  return shown({
    roles: replayAll(applyToRoles, held.roles, theirs, viewer),
    duties: replayAll(applyToDuties, held.duties, theirs, viewer),
    mine: replayAll(applyToMyDuty, held.mine, theirs, viewer),
  })
}

/** All but what follows the clock and the rota: those are asked for again when they are shown. */
function shown({ roles, duties, mine }: Held) {
  const { proposals: _proposals, suggestedRoleIds: _suggested, ...standing } = mine
  return { roles, duties, mine: standing }
}

/** What each of these holds before, with the events that follow, live or from the log, is what they are then answered. */
async function keepsReplayLaw(readers: readonly Colleague[], happens: () => Promise<unknown>): Promise<void> {
  const before = await Promise.all(readers.map(async (who) => ({ who, held: await hold(who) })))
  const from = hospital.published.length
  await happens()
  const live = hospital.published.slice(from)
  for (const { who, held } of before) {
    const fresh = shown(await hold(who))
    expect(replayed(who, held, live)).toEqual(fresh)
    expect(replayed(who, held, await fromLog(who, held))).toEqual(fresh)
  }
}

it('DUT25: every command of duty is held to the replay law', () => {
  const names = Object.values(duty).flatMap((operation) =>
    typeof operation === 'object' && 'kind' in operation && operation.kind === 'command'
      ? operation.name
      : [],
  )
  expect(Object.keys(commands).sort()).toEqual(names.sort())
})

it.each(Object.keys(commands))('DUT25: %s: an old answer and its events equal a fresh one', async (name) => {
  await keepsReplayLaw([ada, ben, cy, administrator], async () => commands[name]?.())
})

it('DUT25: the same holds when somebody is suspended', async () => {
  await keepsReplayLaw([ben, cy, administrator], async () => {
    await hospital.suspend(ada)
    await loseDuty(hospital.parts, { organisationId: hospital.organisationId, personId: ada.id })
  })
})

it('DUT25: the same holds after a whole shift, for who was away all along', async () => {
  await keepsReplayLaw([administrator, await hospital.hire()], async () => {
    for (const [name, run] of Object.entries(commands)) {
      // Each in a hospital as the others expect it.
      if (name !== 'duty.addRole') {
        ;[ada, ben, cy] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
        sho = await hospital.addRole(`SHO again ${name}`)
        registrar = await hospital.addRole(`Registrar again ${name}`, { fallbackRoleId: sho })
        await ada.signOn(registrar)
        await ben.signOn(sho)
        await cy.signOn()
      }
      await run()
    }
  })
})
