import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../../platform/log.ts'
import { createDispatcher } from '../../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../../platform/operations/receipts.ts'
import { granted, refused } from '../hospital.fixture.ts'
import { createIdentity, endEverySession } from '../index.ts'
import { openTwoHospitals, type TwoHospitals } from './two-hospitals.fixture.ts'

const { inviteOrganisation, withdrawInvitation, checkInvitation, acceptInvitation, endAffiliation } =
  api.identity
const { listAffiliations, listVisits, signInWithPassword } = api.identity
const day = 24 * 3_600_000

let two: TwoHospitals
let ada: TwoHospitals['ada']
let zoe: TwoHospitals['zoe']
beforeEach(async () => {
  two = await openTwoHospitals()
  ;({ ada, zoe } = two)
})
afterEach(() => two.close())

async function invite(from: Pick<TwoHospitals['ada'], 'ask'> = zoe) {
  return granted(await from.ask(inviteOrganisation, {}))
}

async function connectedOf(who: Pick<TwoHospitals['ada'], 'ask'>): Promise<string[]> {
  return granted(await who.ask(listVisits, {})).organisations.map(({ name }) => name)
}

async function affiliationsOf(who: Pick<TwoHospitals['ada'], 'ask'>) {
  return granted(await who.ask(listAffiliations, {})).affiliations
}

describe('two organisations agree', () => {
  it('AFF1: an administrator makes a code, one of the other organisation sees whose it is and accepts it', async () => {
    const { code, invitation } = await invite()
    expect(granted(await zoe.ask(listAffiliations, {}))).toEqual({
      affiliations: [],
      invitations: [invitation],
    })
    const checked = granted(await ada.ask(checkInvitation, { code }))
    expect(checked).toEqual({ organisation: two.moorView, expiresAt: invitation.expiresAt })
    expect(await connectedOf(ada)).toEqual([])

    const { affiliation } = granted(await ada.ask(acceptInvitation, { code }))
    const agreedBy = two.founded.administratorId
    expect(affiliation).toMatchObject({ organisation: two.moorView, agreedBy })
    expect(await affiliationsOf(ada)).toEqual([affiliation])
    expect(granted(await zoe.ask(listAffiliations, {}))).toMatchObject({
      affiliations: [{ organisation: two.brannocs, agreedBy: invitation.madeBy }],
      invitations: [],
    })
    expect([await connectedOf(ada), await connectedOf(zoe)]).toEqual([['Moor View'], ['St Brannoc’s']])
  })

  it('AFF1: each side has it in its audit log, and its people are told', async () => {
    const before = two.published.length
    const { invitation } = await invite()
    const { code } = await invite()
    const { affiliation } = granted(await ada.ask(acceptInvitation, { code }))
    const here = { kind: 'organisation', id: two.brannocs.id }
    const there = { kind: 'organisation', id: two.moorView.id }
    expect((await two.leaves(two.brannocs.id)).at(-1)).toEqual({
      actor: two.founded.administratorId,
      action: 'identity.acceptInvitation',
      subjects: [{ kind: 'affiliation', id: affiliation.id }, there],
    })
    const theirs = await two.leaves(two.moorView.id)
    expect(theirs.slice(-3)).toMatchObject([
      {
        actor: invitation.madeBy,
        action: 'identity.inviteOrganisation',
        subjects: [{ kind: 'invitation', id: invitation.id }],
      },
      { actor: invitation.madeBy, action: 'identity.inviteOrganisation' },
      {
        actor: 'system:affiliations',
        action: 'identity.acceptInvitation',
        subjects: [{ kind: 'affiliation' }, here],
      },
    ])
    expect(two.published.slice(before)).toMatchObject([
      {
        stream: `organisation:${two.brannocs.id}`,
        by: two.founded.administratorId,
        type: 'affiliations.changed',
        data: { organisations: [two.moorView] },
      },
      {
        stream: `organisation:${two.moorView.id}`,
        by: null,
        type: 'affiliations.changed',
        data: { organisations: [two.brannocs] },
      },
    ])
  })

  it('AFF1: nobody learns of an organisation in any other way, nor whether they know of each other', async () => {
    await two.connect()
    const third = await two.foundAnother('Hill House')
    expect(await connectedOf(third)).toEqual([])
    expect(await affiliationsOf(third)).toEqual([])
    const [one] = await affiliationsOf(ada)
    expect(refused(await third.ask(endAffiliation, { affiliationId: one?.id ?? '' }))).toBe('not-found')
    const { invitation } = await invite()
    const gone = await third.ask(withdrawInvitation, { invitationId: invitation.id })
    expect(refused(gone)).toBe('not-found')
    const beatrix = await two.hire(ada, 'Beatrix Lowe')
    const nurse = two.as({ personId: beatrix.person.id })
    for (const [operation, input] of [
      [listAffiliations, {}],
      [inviteOrganisation, {}],
      [checkInvitation, { code: 'X' }],
      [acceptInvitation, { code: 'X' }],
    ] as const)
      expect(refused(await nurse.ask(operation, input as never)), operation.name).toBe('not-found')
    expect(await connectedOf(nurse)).toEqual(['Moor View'])
  })

  it('AFF1: a fault between the two sides leaves nothing in force, and the same code goes on from there', async () => {
    const { code } = await invite()
    expect(refused(await withFault(3).ask(acceptInvitation, { code }))).toBe('internal-error')
    expect([await connectedOf(ada), await connectedOf(zoe)]).toEqual([[], []])
    const third = await two.foundAnother('Hill House')
    expect(refused(await third.ask(acceptInvitation, { code }))).toBe('access-code-failed')

    granted(await ada.ask(checkInvitation, { code }))
    granted(await ada.ask(acceptInvitation, { code }))
    expect([await connectedOf(ada), await connectedOf(zoe)]).toEqual([['Moor View'], ['St Brannoc’s']])
    const rows = await two.database.system.query('select from affiliation')
    expect(rows.rowCount).toBe(2)
  })

  it('AFF1: what a fault left does not stand in the way of another code', async () => {
    const { code } = await invite()
    expect(refused(await withFault(3).ask(acceptInvitation, { code }))).toBe('internal-error')
    const another = await invite(ada)
    granted(await zoe.ask(acceptInvitation, { code: another.code }))
    expect([await connectedOf(ada), await connectedOf(zoe)]).toEqual([['Moor View'], ['St Brannoc’s']])
    expect(refused(await ada.ask(acceptInvitation, { code }))).toBe('already-exists')
  })

  it('AFF1: two who accept each other’s codes at one moment agree once', async () => {
    for (let pass = 0; pass < 4; pass += 1) {
      const [theirs, ours] = [await invite(zoe), await invite(ada)]
      const answers = await Promise.all([
        ada.ask(acceptInvitation, { code: theirs.code }),
        zoe.ask(acceptInvitation, { code: ours.code }),
        ada.ask(acceptInvitation, { code: theirs.code }),
      ])
      expect(answers.some(({ ok }) => ok)).toBe(true)
      for (const answer of answers) if (!answer.ok) expect(refused(answer)).toBe('already-exists')
      const [one, ...others] = await affiliationsOf(ada)
      expect([others, await connectedOf(ada), await connectedOf(zoe)]).toEqual([
        [],
        ['Moor View'],
        ['St Brannoc’s'],
      ])
      granted(await ada.ask(endAffiliation, { affiliationId: one?.id ?? '' }))
    }
  })

  /** Ada, on a server whose connection for the `nth` transaction of an organisation cannot be had. */
  function withFault(nth: number) {
    let asked = 0
    const { app } = two.database
    const failing = new Proxy(app, {
      get(pool, name) {
        if (name !== 'connect') return Reflect.get(pool, name)
        return async () => {
          asked += 1
          if (asked === nth) throw new Error('no line to the store')
          return pool.connect()
        }
      },
    })
    const database = { ...two.database, app: failing }
    const dispatch = createDispatcher({
      handlers: createIdentity({ ...two.given, database }).handlers,
      database,
      receipts: createReceipts(two.vault),
      clock: two.clock,
      log: silentLog,
      publish: () => {},
    })
    const { organisationId, administratorId: personId } = two.founded
    const viewer = { organisationId, personId, sessionId: uuidv7(), administrator: true }
    return {
      ask: (operation: typeof acceptInvitation, input: { code: string }) =>
        dispatch(operation, input, { viewer, address: '10.0.0.1', userAgent: '' }, uuidv7()),
    }
  }
})

describe('a code', () => {
  it('AFF2: has 125 random bits, of which only the hash is kept', async () => {
    const { code } = await invite()
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/)
    const { rows } = await two.database.system.query<{ row: string }>(
      'select row_to_json(invitation)::text as row from invitation',
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).not.toContain(code)
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `
    granted(await ada.ask(checkInvitation, { code: typed }))
  })

  it('AFF2: is valid for 7 days and once', async () => {
    const [early, late] = [await invite(), await invite()]
    two.clock.advance(7 * day - 1)
    granted(await ada.ask(acceptInvitation, { code: early.code }))
    two.clock.advance(1)
    expect(refused(await ada.ask(checkInvitation, { code: late.code }))).toBe('access-code-failed')
    const third = await two.foundAnother('Hill House')
    expect(refused(await third.ask(acceptInvitation, { code: late.code }))).toBe('access-code-failed')
    expect(refused(await third.ask(acceptInvitation, { code: early.code }))).toBe('access-code-failed')
    const fresh = await invite()
    granted(await third.ask(acceptInvitation, { code: fresh.code }))
    const fourth = await two.foundAnother('Vale Court')
    expect(refused(await fourth.ask(checkInvitation, { code: fresh.code }))).toBe('access-code-failed')
    expect(refused(await fourth.ask(acceptInvitation, { code: fresh.code }))).toBe('access-code-failed')
  })

  it('AFF2: of two organisations that use one code at once, one is connected', async () => {
    const { code } = await invite()
    const third = await two.foundAnother('Hill House')
    const answers = await Promise.all([
      ada.ask(acceptInvitation, { code }),
      third.ask(acceptInvitation, { code }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.flatMap((answer) => (answer.ok ? [] : refused(answer)))).toEqual(['access-code-failed'])
    expect(await connectedOf(zoe)).toHaveLength(1)
  })

  it('AFF2: accepted again by the same organisation, it answers as before; ended, it is used up', async () => {
    const { code } = await invite()
    const first = granted(await ada.ask(acceptInvitation, { code }))
    expect(granted(await ada.ask(acceptInvitation, { code }))).toEqual(first)
    granted(await ada.ask(endAffiliation, { affiliationId: first.affiliation.id }))
    expect(refused(await ada.ask(acceptInvitation, { code }))).toBe('access-code-failed')
    expect(await connectedOf(ada)).toEqual([])
  })

  it('AFF2: can be taken back by any administrator of its organisation, once', async () => {
    const { code, invitation } = await invite()
    const input = { invitationId: invitation.id }
    expect(refused(await ada.ask(withdrawInvitation, input))).toBe('not-found')
    granted(await zoe.ask(withdrawInvitation, input))
    expect(refused(await zoe.ask(withdrawInvitation, input))).toBe('not-found')
    expect(refused(await ada.ask(checkInvitation, { code }))).toBe('access-code-failed')
    expect(refused(await ada.ask(acceptInvitation, { code }))).toBe('access-code-failed')
    expect(granted(await zoe.ask(listAffiliations, {})).invitations).toEqual([])
    const used = await invite()
    granted(await ada.ask(acceptInvitation, { code: used.code }))
    const tooLate = await zoe.ask(withdrawInvitation, { invitationId: used.invitation.id })
    expect(refused(tooLate)).toBe('not-found')
  })

  it('AFF2: of one’s own organisation, or of one that is connected already, is refused by what it is', async () => {
    const own = await invite(ada)
    expect(refused(await ada.ask(checkInvitation, { code: own.code }))).toBe('already-exists')
    expect(refused(await ada.ask(acceptInvitation, { code: own.code }))).toBe('already-exists')
    await two.connect()
    const another = await invite()
    expect(refused(await ada.ask(checkInvitation, { code: another.code }))).toBe('already-exists')
    expect(refused(await ada.ask(acceptInvitation, { code: another.code }))).toBe('already-exists')
    const third = await two.foundAnother('Hill House')
    granted(await third.ask(acceptInvitation, { code: another.code }))
  })

  it('AFF2: guesses are held up, and hold nobody up who signs in from there', async () => {
    const { code } = await invite()
    for (let guess = 0; guess < 100; guess += 1)
      expect(refused(await ada.ask(checkInvitation, { code: `GUESS${guess}` }))).toBe('access-code-failed')
    expect(refused(await ada.ask(checkInvitation, { code }))).toBe('too-many-attempts')
    expect(refused(await ada.ask(acceptInvitation, { code }))).toBe('too-many-attempts')
    const signingIn = { email: 'ada.bell@brannoc.example', password: 'not this one' }
    expect(refused(await two.browser().ask(signInWithPassword, signingIn))).toBe('sign-in-failed')
    two.clock.advance(60_000)
    granted(await ada.ask(acceptInvitation, { code }))
  })

  it('AFF2: is taken back when the database is put back from a backup, since it may have been used after it', async () => {
    const { code } = await invite()
    await endEverySession(two.database.system, two.clock.now())
    expect(refused(await ada.ask(acceptInvitation, { code }))).toBe('access-code-failed')
  })
})

describe('ending it', () => {
  it('AFF3: either side ends it alone, at once for both', async () => {
    for (const [ending, other] of [
      [ada, zoe],
      [zoe, ada],
    ] as const) {
      await two.connect()
      const [mine] = await affiliationsOf(ending)
      granted(await ending.ask(endAffiliation, { affiliationId: mine?.id ?? '' }))
      expect([await connectedOf(ending), await connectedOf(other)]).toEqual([[], []])
      const again = await ending.ask(endAffiliation, { affiliationId: mine?.id ?? '' })
      expect(refused(again)).toBe('not-found')
    }
  })

  it('AFF3: both audit logs have it, and both organisations are told', async () => {
    const { id } = await two.connect()
    const before = two.published.length
    granted(await ada.ask(endAffiliation, { affiliationId: id }))
    await expect.poll(() => two.published.slice(before)).toHaveLength(2)
    expect(two.published.slice(before)).toMatchObject([
      {
        stream: `organisation:${two.brannocs.id}`,
        by: two.founded.administratorId,
        data: { organisations: [] },
      },
      { stream: `organisation:${two.moorView.id}`, by: null, data: { organisations: [] } },
    ])
    const action = 'identity.endAffiliation'
    expect((await two.leaves(two.brannocs.id)).at(-1)).toMatchObject({
      actor: two.founded.administratorId,
      action,
    })
    expect((await two.leaves(two.moorView.id)).at(-1)).toMatchObject({ actor: 'system:affiliations', action })
  })

  it('AFF3: what a server that stopped in between left undone, another one does within 5 seconds', async () => {
    const { id } = await two.connect()
    // As a server leaves it that stops after the commit of its own side.
    const owner = await two.database.app.connect()
    await owner.query(`select set_config('baton.organisation', $1, false)`, [two.brannocs.id])
    await owner.query('update affiliation set ended_at = now(), told = false where id = $1', [id])
    owner.release(true)
    expect([await connectedOf(ada), await connectedOf(zoe)]).toEqual([[], []])
    const before = two.published.length
    const stop = two.identity.watchAffiliations()
    two.clock.advance(5_000)
    await expect.poll(() => two.published.slice(before)).toHaveLength(1)
    expect(two.published.at(-1)).toMatchObject({ stream: `organisation:${two.moorView.id}` })
    await stop()
    granted(await ada.ask(acceptInvitation, { code: (await invite()).code }))
    expect(await connectedOf(ada)).toEqual(['Moor View'])
  })
})
