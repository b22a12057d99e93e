import { api } from '@baton/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { granted, type Hospital, openHospital, refused } from './hospital.fixture.ts'

const { signInWithPassword, useAccessCode, checkAccessCode, whoAmI, signOut, issueTicket, peopleByIds } =
  api.identity
const email = 'ada.bell@brannoc.example'
const password = 'three kettles on Tuesday'

let hospital: Hospital
beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

describe('a first sign-in', () => {
  it('IDN14: an administrator uses the one-time code to choose a password, once', async () => {
    const { code } = hospital.founded.access
    const browser = hospital.browser()
    expect(granted(await browser.ask(checkAccessCode, { code }))).toEqual({
      name: 'Ada Bell',
      email,
      organisationName: 'St Brannoc’s',
    })
    expect(refused(await browser.ask(useAccessCode, { code, password: 'password1234' }))).toBe('bad-input')
    const me = granted(
      await browser.ask(useAccessCode, { code: code.toLowerCase().replaceAll('-', ' '), password }),
    )
    expect(me).toMatchObject({ administrator: true, demonstration: false, person: { name: 'Ada Bell' } })
    expect(refused(await browser.ask(useAccessCode, { code, password }))).toBe('access-code-failed')
    expect(refused(await hospital.browser().ask(checkAccessCode, { code }))).toBe('access-code-failed')
  })

  it('signs in with the password from another browser, and is the same person there', async () => {
    const browser = hospital.browser()
    expect(refused(await browser.ask(whoAmI, {}))).toBe('not-signed-in')
    const me = granted(await browser.ask(signInWithPassword, { email: ` ${email.toUpperCase()}`, password }))
    expect(granted(await browser.ask(whoAmI, {}))).toEqual(me)
    const { people } = granted(await browser.ask(peopleByIds, { ids: me.person.id }))
    expect(people).toEqual([me.person])
    granted(await browser.ask(signOut, {}))
    expect(refused(await browser.ask(whoAmI, {}))).toBe('not-signed-in')
  })

  it('IDN15: a ticket opens one socket within 30 seconds, once', async () => {
    const browser = hospital.browser()
    const me = granted(await browser.ask(signInWithPassword, { email, password }))
    const { ticket } = granted(await browser.ask(issueTicket, {}))
    const { sessions } = hospital.identity
    expect(await sessions.authenticateTicket(ticket)).toMatchObject({ sessionId: me.sessionId })
    expect(await sessions.authenticateTicket(ticket)).toBeNull()
    const late = granted(await browser.ask(issueTicket, {})).ticket
    hospital.clock.advance(30_000)
    expect(await sessions.authenticateTicket(late)).toBeNull()
    const after = granted(await browser.ask(issueTicket, {})).ticket
    granted(await browser.ask(signOut, {}))
    expect(await sessions.authenticateTicket(after)).toBeNull()
  })
})
