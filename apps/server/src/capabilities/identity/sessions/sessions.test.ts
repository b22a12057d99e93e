import { createHash } from 'node:crypto'
import { api } from '@baton/contract'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { type Browser, granted, type Hospital, openHospital, refused } from '../hospital.fixture.ts'
import { createIdentity, sessionsThatWake } from '../index.ts'
import { readSessionCookie, sessionCookies, takesSecureCookies } from './cookie.ts'
import { deviceOf } from './device-of.ts'

const { useAccessCode, signInWithPassword, whoAmI, listMySessions, endSession, endOtherSessions } =
  api.identity
const { changePassword, signOut, issueTicket, peopleByIds } = api.identity
const email = 'ada.bell@brannoc.example'
const password = 'three kettles on Tuesday'
const minute = 60_000

let hospital: Hospital
const ended: string[] = []
beforeAll(async () => {
  hospital = await openHospital()
  const { code } = hospital.founded.access
  const browser = hospital.browser()
  granted(await browser.ask(useAccessCode, { code, password }))
  granted(await browser.ask(signOut, {}))
  hospital.identity.sessions.onEnded((ids) => ended.push(...ids))
})
afterEach(() => {
  ended.length = 0
})
afterAll(() => hospital.close())

async function signedIn(
  userAgent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/150.0',
): Promise<Browser & { id: string }> {
  const browser = hospital.browser({ userAgent })
  const { sessionId } = granted(await browser.ask(signInWithPassword, { email, password }))
  return { ...browser, id: sessionId }
}

describe('how long a session lasts', () => {
  it('IDN2: without use it ends after 15 minutes, and its socket is told', async () => {
    const ada = await signedIn()
    hospital.clock.advance(15 * minute - 1)
    granted(await ada.ask(whoAmI, {}))
    hospital.clock.advance(15 * minute)
    await hospital.identity.sessions.sweep()
    expect(ended).toEqual([ada.id])
    expect(refused(await ada.ask(whoAmI, {}))).toBe('not-signed-in')
    expect(await hospital.identity.sessions.revalidate([ada.id])).toEqual([])
  })

  it('QUI14: one that was only left alone still wakes its device, until its 12 hours are over or somebody ends them all', async () => {
    const wakes = async (id: string) => {
      const { organisationId } = hospital.founded
      const at = hospital.clock.now()
      return inTransaction(hospital.database.app, organisationId, async (transaction) =>
        (await sessionsThatWake(transaction, [id], at)).has(id),
      )
    }
    const leaveAlone = async (): Promise<string> => {
      const { id } = await signedIn()
      hospital.clock.advance(15 * minute)
      await hospital.identity.sessions.sweep()
      return id
    }
    const left = await leaveAlone()
    expect(await wakes(left)).toBe(true)
    hospital.clock.advance(12 * 60 * minute)
    expect(await wakes(left)).toBe(false)

    const other = await leaveAlone()
    const ada = await signedIn()
    expect([await wakes(other), await wakes(ada.id)]).toEqual([true, true])
    granted(await ada.ask(endOtherSessions, {}))
    expect(await wakes(other)).toBe(false)
    granted(await ada.ask(signOut, {}))
    expect(await wakes(ada.id)).toBe(false)
  })

  it('IDN2: it is over at the minute even before anything sweeps', async () => {
    const ada = await signedIn()
    hospital.clock.advance(15 * minute)
    expect(refused(await ada.ask(whoAmI, {}))).toBe('not-signed-in')
  })

  it('IDN2: one who keeps using it stays, on HTTP or on a socket', async () => {
    const ada = await signedIn()
    for (let pass = 0; pass < 6; pass += 1) {
      hospital.clock.advance(10 * minute)
      granted(await ada.ask(whoAmI, {}))
      hospital.clock.advance(10 * minute)
      await hospital.identity.sessions.noteUse(ada.id)
      await hospital.identity.sessions.sweep()
    }
    expect(ended).not.toContain(ada.id)
    granted(await ada.ask(whoAmI, {}))
  })

  it('IDN3: used or not, it ends after 12 hours', async () => {
    const ada = await signedIn()
    const { session } = granted(await ada.ask(whoAmI, {}))
    expect(new Date(session.endsAt).getTime() - hospital.clock.now().getTime()).toBe(12 * 60 * minute)
    for (let pass = 0; pass < 71; pass += 1) {
      hospital.clock.advance(10 * minute)
      await hospital.identity.sessions.noteUse(ada.id)
    }
    granted(await ada.ask(whoAmI, {}))
    hospital.clock.advance(10 * minute)
    expect(refused(await ada.ask(whoAmI, {}))).toBe('not-signed-in')
    await hospital.identity.sessions.sweep()
    expect(ended).toContain(ada.id)
  })
})

describe('my devices', () => {
  it('IDN5: Ada sees where she is signed in and signs out the ward computer', async () => {
    const phone = await signedIn('Mozilla/5.0 (iPhone; CPU iPhone OS 26_0) Version/26.0 Mobile Safari/604.1')
    const ward = await signedIn()
    const { sessions } = granted(await phone.ask(listMySessions, {}))
    expect(sessions.map(({ device, current }) => ({ device, current }))).toEqual([
      { device: 'Safari on iPhone', current: true },
      { device: 'Chrome on Windows', current: false },
    ])
    granted(await phone.ask(endSession, { sessionId: ward.id }))
    expect(ended).toEqual([ward.id])
    expect(refused(await ward.ask(whoAmI, {}))).toBe('not-signed-in')
    expect(refused(await phone.ask(endSession, { sessionId: ward.id }))).toBe('not-found')
    granted(await phone.ask(signOut, {}))
  })

  it('IDN5: all the others end, and this one stays', async () => {
    const [one, two, here] = [await signedIn(), await signedIn(), await signedIn()]
    expect(granted(await here.ask(endOtherSessions, {})).ended).toBe(2)
    expect([...ended].sort()).toEqual([one.id, two.id].sort())
    expect(granted(await here.ask(endOtherSessions, {})).ended).toBe(0)
    granted(await here.ask(whoAmI, {}))
  })

  it('IDN5: nobody ends another person’s session', async () => {
    const ada = await signedIn()
    const other = await hospital.foundAnother('Moor View')
    expect(refused(await other.ask(endSession, { sessionId: ada.id }))).toBe('not-found')
    granted(await ada.ask(whoAmI, {}))
    granted(await ada.ask(signOut, {}))
  })

  it('IDN4: another server refuses within 5 seconds what this one ended', async () => {
    const elsewhere = createIdentity(hospital.given)
    const ada = await signedIn()
    const token = ada.token() ?? ''
    expect(await elsewhere.sessions.findByToken(token)).not.toBeNull()
    granted(await ada.ask(signOut, {}))
    expect(await hospital.identity.sessions.findByToken(token)).toBeNull()
    expect(await elsewhere.sessions.revalidate([ada.id])).toEqual([])
    hospital.clock.advance(5_000)
    expect(await elsewhere.sessions.findByToken(token)).toBeNull()
  })

  it('IDN15: the ticket of a session that ended opens nothing', async () => {
    const [ada, here] = [await signedIn(), await signedIn()]
    const { ticket } = granted(await ada.ask(issueTicket, {}))
    granted(await here.ask(endSession, { sessionId: ada.id }))
    expect(await hospital.identity.sessions.authenticateTicket(ticket)).toBeNull()
    expect(await hospital.identity.sessions.authenticateTicket('no ticket at all')).toBeNull()
  })

  it('signing in again in the same browser ends the session that it had', async () => {
    const ada = await signedIn()
    const me = granted(await ada.ask(signInWithPassword, { email, password }))
    expect(ended).toEqual([ada.id])
    expect(granted(await ada.ask(whoAmI, {})).sessionId).toBe(me.sessionId)
  })

  it('IDN16: changing the password asks for the present one and ends the other sessions', async () => {
    const [here, lost] = [await signedIn(), await signedIn()]
    const wrong = { currentPassword: 'not this one', newPassword: 'four kettles on Friday' }
    const answer = await here.ask(changePassword, wrong)
    expect(refused(answer)).toBe('bad-input')
    expect(!answer.ok && answer.refusal.details).toEqual([
      { path: 'currentPassword', problem: 'is not right' },
    ])
    expect(refused(await here.ask(changePassword, { newPassword: 'four kettles on Friday' }))).toBe(
      'bad-input',
    )
    const weak = { currentPassword: password, newPassword: 'password1234' }
    expect(refused(await here.ask(changePassword, weak))).toBe('bad-input')
    granted(
      await here.ask(changePassword, { currentPassword: password, newPassword: 'four kettles on Friday' }),
    )
    expect(refused(await lost.ask(whoAmI, {}))).toBe('not-signed-in')
    expect(refused(await lost.ask(signInWithPassword, { email, password }))).toBe('sign-in-failed')
    const back = { currentPassword: 'four kettles on Friday', newPassword: password }
    granted(await here.ask(changePassword, back))
    for (let guess = 0; guess < 5; guess += 1) await here.ask(changePassword, wrong)
    expect(refused(await here.ask(changePassword, back))).toBe('too-many-attempts')
  })
})

describe('what is kept of a session', () => {
  it('IDN1: the token stands nowhere in the database', async () => {
    const ada = await signedIn()
    const { rows } = await hospital.database.system.query<{ row: string }>(
      'select row_to_json(session)::text as row from session',
    )
    const token = ada.token() ?? 'none'
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([])
    const me = granted(await ada.ask(whoAmI, {}))
    granted(await ada.ask(peopleByIds, { ids: me.person.id }))
  })

  it('IDN1: over https there is one cookie, which scripts, other sites and other hosts cannot use', () => {
    const https = 'https://baton.example.nhs.uk'
    const windows = { hostname: 'baton.example.nhs.uk', userAgent: 'Chrome/150.0' }
    expect(takesSecureCookies(https, windows)).toBe(true)
    const token = 'a'.repeat(43)
    expect(sessionCookies(token, true, 43_200)).toEqual([
      `__Host-baton=${token}; Max-Age=43200; Path=/; HttpOnly; SameSite=Strict; Secure`,
    ])
    expect(readSessionCookie(`theme=dark; __Host-baton=${token}`, https)).toBe(token)
    expect(readSessionCookie(`baton=${token}`, https)).toBeNull()
    expect(readSessionCookie('__Host-baton=short', https)).toBeNull()
  })

  it('IDN1: over plain http the secure cookie is given where browsers keep it, and the plain one elsewhere', () => {
    const local = 'http://localhost:3000'
    const safari = 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15'
    expect(
      takesSecureCookies(local, { hostname: 'localhost', userAgent: 'Chrome/150.0 Safari/537.36' }),
    ).toBe(true)
    expect(takesSecureCookies(local, { hostname: 'localhost', userAgent: safari })).toBe(false)
    expect(takesSecureCookies(local, { hostname: '192.168.1.20', userAgent: 'Chrome/150.0' })).toBe(false)
    const token = 'b'.repeat(43)
    expect(readSessionCookie(`baton=${token}`, local)).toBe(token)
    expect(sessionCookies(null, false, 0)).toHaveLength(2)
  })

  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', 'Firefox on Linux'],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0', 'Edge on Windows'],
    ['Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile', 'Chrome on Android'],
    ['curl/8', 'Unknown device'],
  ])('a device calls itself what people would: %s', (userAgent, name) => {
    expect(deviceOf(userAgent)).toBe(name)
  })
})

describe('a password in a command', () => {
  it('IDN6: leaves nothing in the database from which it could be guessed quickly', async () => {
    const ada = await signedIn()
    const commandId = '01980000-0000-7000-8000-00000000beef'
    const input = { currentPassword: password, newPassword: 'seven geese and a bicycle' }
    granted(await ada.ask(changePassword, input, commandId))
    const { rows } = await hospital.database.system.query<{ hash: Buffer }>(
      'select input_hash as hash from command_receipt where id = $1',
      [commandId],
    )
    const guess = createHash('sha256').update(commandId).update(JSON.stringify(input)).digest()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.hash.equals(guess)).toBe(false)
    granted(await ada.ask(changePassword, input, commandId))
    const back = { currentPassword: 'seven geese and a bicycle', newPassword: password }
    expect(refused(await ada.ask(changePassword, back, commandId))).toBe('conflict')
    granted(await ada.ask(changePassword, back))
  })
})
