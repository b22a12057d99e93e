import {
  api,
  type InputOf,
  type Operation,
  type OperationName,
  operations,
  visitingHeader,
} from '@baton/contract'
import { may, mayVisitorTry } from '@baton/domain'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../../platform/log.ts'
import { answer } from '../../../platform/operations/answer.ts'
import { createDispatcher } from '../../../platform/operations/dispatcher.ts'
import { handleDirectly } from '../../../platform/operations/handler.ts'
import { createReceipts } from '../../../platform/operations/receipts.ts'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import { granted, refused } from '../hospital.fixture.ts'
import { createIdentity, endEverySession } from '../index.ts'
import { type Device, openTwoHospitals, type TwoHospitals } from './two-hospitals.fixture.ts'

const { whoAmI, beginVisit, listMySessions, endOtherSessions, signOut, suspendPerson, reinstatePerson } =
  api.identity
const { issueTicket, peopleByIds, endAffiliation, listAffiliations, setMyContact, searchDirectory } =
  api.identity
const { signInAsDemonstrationPerson, signInWithPassword } = api.identity
const minute = 60_000

let two: TwoHospitals
let beatrix: Device
let visitorId: string
const ended: string[] = []
beforeEach(async () => {
  two = await openTwoHospitals()
  await two.connect()
  beatrix = await two.signIn(await two.hire(two.ada, 'Beatrix Lowe'))
  visitorId = granted(await beatrix.ask(beginVisit, { organisationId: two.moorView.id })).visit.personId
  ended.length = 0
  two.identity.sessions.onEnded((ids) => ended.push(...ids))
})
afterEach(() => two.close())

const meThere = (device = beatrix) => device.askThere(whoAmI, {})
async function visitOf(device = beatrix): Promise<string> {
  return granted(await meThere(device)).sessionId
}

async function endFrom(administrator: Pick<TwoHospitals['ada'], 'ask'>): Promise<void> {
  const [agreed] = granted(await administrator.ask(listAffiliations, {})).affiliations
  granted(await administrator.ask(endAffiliation, { affiliationId: agreed?.id ?? '' }))
}

describe('asking in the organisation that one visits', () => {
  it('AFF6: a request that says so is answered there, to whom they are there, on the session at home', async () => {
    const home = granted(await beatrix.ask(whoAmI, {}))
    const there = granted(await meThere())
    expect(there).toMatchObject({
      person: { id: visitorId, visitorFrom: two.brannocs, email: '' },
      organisation: two.moorView,
      administrator: false,
      session: home.session,
    })
    expect(there.sessionId).not.toBe(home.sessionId)
    expect(granted(await meThere()).sessionId).toBe(there.sessionId)
    const { people } = granted(await beatrix.askThere(peopleByIds, { ids: visitorId }))
    expect(people.map(({ id }) => id)).toEqual([visitorId])
    expect(granted(await beatrix.ask(peopleByIds, { ids: visitorId })).people).toEqual([])
  })

  it('AFF6: a picture says it in its address', async () => {
    const visiting = `?${visitingHeader}=${two.moorView.id}`
    expect(await beatrix.picture(visiting)).toEqual({
      organisationId: two.moorView.id,
      personId: visitorId,
      sessionId: await visitOf(),
      administrator: false,
      visitor: true,
    })
    expect(await beatrix.picture('')).toMatchObject({ personId: beatrix.person.id })
    expect(await beatrix.picture(`?${visitingHeader}=nowhere`)).toBeNull()
    expect(await beatrix.picture(`${visiting}&${visitingHeader}=${two.moorView.id}`)).toBeNull()
  })

  it('AFF6: whoever has not turned to it, is not signed in, or says what is no organisation, is nobody there', async () => {
    const chidi = await two.signIn(await two.hire(two.ada, 'Chidi Obi'))
    expect(refused(await meThere(chidi))).toBe('not-signed-in')
    const third = await two.foundAnother('Hill House')
    for (const there of [third.organisationId, two.brannocs.id, uuidv7(), 'nowhere', ''])
      expect(refused(await beatrix.askThere(whoAmI, {}, there)), there).toBe('not-signed-in')
    const stranger = { ...beatrix }
    granted(await stranger.ask(signOut, {}))
    expect(refused(await meThere(stranger))).toBe('not-signed-in')
  })

  it('AFF6: many requests at one moment open one visit, which the audit log has', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => meThere()))
    const ids = new Set(answers.map((one) => granted(one).sessionId))
    expect(ids.size).toBe(1)
    const leaves = await two.leaves(two.moorView.id)
    expect(leaves.filter(({ action }) => action === 'identity.openVisit')).toEqual([
      { actor: visitorId, action: 'identity.openVisit', subjects: [{ kind: 'session', id: [...ids][0] }] },
    ])
  })

  it('AFF6: each device at home has a visit of its own, and my devices are those at home', async () => {
    const [one, other] = [beatrix, await two.signInAgain(beatrix)]
    expect(await visitOf(one)).not.toBe(await visitOf(other))
    const { sessions } = granted(await one.ask(listMySessions, {}))
    expect(new Set(sessions.map(({ id }) => id))).toEqual(new Set([one.sessionId, other.sessionId]))
    const visit = await visitOf(other)
    expect(granted(await one.ask(endOtherSessions, {})).ended).toBe(1)
    expect(refused(await meThere(other))).toBe('not-signed-in')
    await expect.poll(() => ended).toEqual([other.sessionId, visit])
    granted(await meThere(one))
  })

  it('AFF6: nobody has the token of a visit, and no request with its header changes the session at home', async () => {
    const { rows } = await two.database.system.query<{ hash: Buffer }>(
      'select token_hash as hash from session where home_session_id is not null',
    )
    expect(new Set(rows.map(({ hash }) => hash.toString('hex'))).size).toBe(rows.length)
    const signingIn = { email: beatrix.person.email, password: 'three kettles on Tuesday' }
    const tries = [
      [signOut, {}],
      [signInWithPassword, signingIn],
      [signInAsDemonstrationPerson, { personId: two.founded.administratorId }],
    ] as const
    // Where the visit stands, where none does, and where there is no such organisation.
    for (const visited of [two.moorView.id, two.brannocs.id, 'nowhere']) {
      for (const [operation, input] of tries) {
        const sent = await beatrix.send(operation, input as never, { [visitingHeader]: visited })
        expect(sent.setCookie, `${operation.name} in ${visited}`).toBeUndefined()
        if (operation !== signOut) expect(refused(sent.answer)).toBe('not-found')
      }
    }
    granted(await beatrix.ask(whoAmI, {}))
  })
})

describe('what a visitor may try', () => {
  it('AFF5: of all operations there are, only those that the table opens', async () => {
    const sessionId = await visitOf()
    const viewer: Viewer = {
      organisationId: two.moorView.id,
      personId: visitorId,
      sessionId,
      administrator: false,
      visitor: true,
    }
    const dispatch = createDispatcher({
      // Whatever is asked would be answered, if the dispatcher let it through.
      handlers: operations.map((operation) => handleDirectly(operation, async () => answer({} as never))),
      database: two.database,
      receipts: createReceipts(two.vault),
      clock: two.clock,
      log: silentLog,
      publish: () => {},
    })
    const caller = { viewer, address: '10.0.0.1', userAgent: '' }
    let opened = 0
    for (const operation of operations) {
      const answered = await dispatch(operation, {}, caller, uuidv7())
      // The operation comes from the contract, whose names are these.
      const name = operation.name as OperationName
      const isOpen = mayVisitorTry(name)
      if (isOpen) opened += 1
      const got = answered.ok ? 'answered' : answered.refusal.code
      expect(got === 'not-found', `${name}: ${got}`).toBe(!isOpen)
      // What is only an administrator's is never open.
      if (isOpen) expect(may(name, ['anyone', 'person', 'self', 'member', 'author', 'onlooker'])).toBe(true)
    }
    expect(opened).toBeGreaterThan(20)
    expect(opened).toBeLessThan(operations.length / 3)
  })

  it('AFF5: over HTTP what is not open is not there, with an input that would do', async () => {
    const tries: readonly [Operation, InputOf<Operation>][] = [
      [searchDirectory, { text: 'Zoe' }],
      [setMyContact, { telephone: null, bleep: null }],
      [suspendPerson, { personId: two.zoe.administratorId }],
      [listMySessions, {}],
      [beginVisit, { organisationId: two.brannocs.id }],
      [listAffiliations, {}],
      [api.identity.listVisits, {}],
      [api.identity.listTeams, {}],
      [api.identity.changePassword, { newPassword: 'four kettles on Friday' }],
    ]
    for (const [operation, input] of tries)
      expect(refused(await beatrix.askThere(operation, input)), operation.name).toBe('not-found')
    granted(await beatrix.askThere(api.identity.openPerson, { personId: two.zoe.administratorId }))
  })
})

describe('how long a visit stands', () => {
  it('AFF6: it ends with the session at home', async () => {
    const visit = await visitOf()
    granted(await beatrix.ask(signOut, {}))
    expect(await two.identity.sessions.revalidate([visit])).toEqual([])
    expect(refused(await meThere())).toBe('not-signed-in')
    await expect.poll(() => ended).toEqual([beatrix.sessionId, visit])
  })

  it('AFF6: left alone for 15 minutes, both go idle together; used on either side, neither does', async () => {
    const visit = await visitOf()
    for (let pass = 0; pass < 4; pass += 1) {
      two.clock.advance(10 * minute)
      granted(await meThere())
      await two.identity.sessions.sweep()
      two.clock.advance(10 * minute)
      granted(await beatrix.ask(whoAmI, {}))
      await two.identity.sessions.sweep()
      two.clock.advance(10 * minute)
      await two.identity.sessions.noteUse(visit)
    }
    expect(ended).toEqual([])
    two.clock.advance(15 * minute - 1)
    expect(await two.identity.sessions.revalidate([visit])).toHaveLength(1)
    two.clock.advance(1)
    expect(await two.identity.sessions.revalidate([visit])).toEqual([])
    expect(refused(await meThere())).toBe('not-signed-in')
    await two.identity.sessions.sweep()
    expect(ended).toEqual([beatrix.sessionId, visit])
  })

  it('AFF6: it ends when they are suspended at home', async () => {
    const visit = await visitOf()
    granted(await two.ada.ask(suspendPerson, { personId: beatrix.person.id }))
    expect(await two.identity.sessions.revalidate([visit])).toEqual([])
    expect(refused(await meThere())).toBe('not-signed-in')
    await expect.poll(() => ended).toEqual([beatrix.sessionId, visit])
  })

  it('AFF6: it ends when they are shut out where they visit, and home goes on', async () => {
    const visit = await visitOf()
    granted(await two.zoe.ask(suspendPerson, { personId: visitorId }))
    expect(ended).toEqual([visit])
    const { answer: there, setCookie } = await beatrix.send(whoAmI, {}, { [visitingHeader]: two.moorView.id })
    expect([refused(there), setCookie]).toEqual(['not-signed-in', undefined])
    granted(await beatrix.ask(whoAmI, {}))
    granted(await two.zoe.ask(reinstatePerson, { personId: visitorId }))
    expect(await visitOf()).not.toBe(visit)
  })

  it('AFF3: it ends when either side ends the agreement, and home goes on', async () => {
    for (const administrator of [two.ada, two.zoe]) {
      const visit = await visitOf()
      ended.length = 0
      await endFrom(administrator)
      expect(await two.identity.sessions.revalidate([visit])).toEqual([])
      const { answer: there, setCookie } = await beatrix.send(
        whoAmI,
        {},
        { [visitingHeader]: two.moorView.id },
      )
      expect([refused(there), setCookie]).toEqual(['not-signed-in', undefined])
      await expect.poll(() => ended).toEqual([visit])
      granted(await beatrix.ask(whoAmI, {}))

      await two.connect()
      expect(await visitOf()).not.toBe(visit)
      expect(granted(await meThere()).person.id).toBe(visitorId)
    }
  })

  it('AFF3: another server finds within 5 seconds that it is over', async () => {
    const elsewhere = createIdentity(two.given).sessions
    const told: string[] = []
    elsewhere.onEnded((ids) => told.push(...ids))
    const visit = await visitOf()
    const home = await beatrix.picture('')
    if (home === null) throw new Error('Beatrix is signed in')
    expect(await elsewhere.findVisit(home, two.moorView.id)).toMatchObject({
      sessionId: visit,
      visitor: true,
    })
    // Nobody here tells the other server, and this one did not come to ending the visits.
    await two.asOwner('update affiliation set ended_at = now()')
    expect(await elsewhere.revalidate([visit])).toEqual([])
    two.clock.advance(5_000)
    expect(await elsewhere.findVisit(home, two.moorView.id)).toBeNull()
    await elsewhere.sweep()
    expect(told).toEqual([visit])
  })

  it('AFF6: a ticket opens a socket there for the visitor, once, and not when the visit is over', async () => {
    const { sessions } = two.identity
    const ticket = async () => granted(await beatrix.askThere(issueTicket, {})).ticket
    const first = await ticket()
    expect(await sessions.authenticateTicket(first)).toMatchObject({ personId: visitorId, visitor: true })
    expect(await sessions.authenticateTicket(first)).toBeNull()
    const late = await ticket()
    await endFrom(two.zoe)
    expect(await sessions.authenticateTicket(late)).toBeNull()
  })

  it('AFF6: after the database was put back from a backup none stands', async () => {
    const visit = await visitOf()
    await endEverySession(two.database.system, two.clock.now())
    expect(await two.identity.sessions.revalidate([visit, beatrix.sessionId])).toEqual([])
  })

  it('AFF4: a session of a visitor that stands on none at home does not stand, whoever wrote it', async () => {
    const visit = await visitOf()
    await two.asOwner(`update session set home_session_id = null where id = '${visit}'`)
    expect(await two.identity.sessions.revalidate([visit])).toEqual([])
  })
})
