import { api } from '@baton/contract'
import { hash } from '@node-rs/argon2'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { granted, type Hospital, openHospital, refused } from './hospital.fixture.ts'
import { readPassword, savePassword } from './store/passwords.ts'

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

describe('attempts to sign in', () => {
  const minute = 60_000
  const wrong = { email, password: 'not the password' }
  const right = { email, password }
  afterEach(() => hospital.clock.advance(24 * 60 * minute))

  async function fail(times: number, address: string, as = wrong): Promise<string[]> {
    const browser = hospital.browser({ address })
    const codes: string[] = []
    for (let attempt = 0; attempt < times; attempt += 1) {
      codes.push(refused(await browser.ask(signInWithPassword, as)))
    }
    return codes
  }

  it('IDN7: an unknown address, a wrong password and someone without a password get one answer', async () => {
    const other = await hospital.foundAnother('Moor View')
    expect(await fail(1, '10.0.1.1', { email: 'nobody@brannoc.example', password })).toEqual([
      'sign-in-failed',
    ])
    expect(await fail(1, '10.0.1.2')).toEqual(['sign-in-failed'])
    expect(await fail(1, '10.0.1.3', { email: 'zoe.vane@other.example', password })).toEqual([
      'sign-in-failed',
    ])
    expect(other.access.code).toHaveLength(29)
  })

  it('IDN8: after five failures the right password waits a minute, then longer', async () => {
    expect(await fail(6, '10.0.2.1')).toEqual([...Array(5).fill('sign-in-failed'), 'too-many-attempts'])
    const browser = hospital.browser({ address: '10.0.2.1' })
    hospital.clock.advance(minute - 1)
    expect(refused(await browser.ask(signInWithPassword, right))).toBe('too-many-attempts')
    hospital.clock.advance(1)
    expect(await fail(2, '10.0.2.1')).toEqual(['sign-in-failed', 'too-many-attempts'])
    hospital.clock.advance(minute)
    expect(refused(await browser.ask(signInWithPassword, right))).toBe('too-many-attempts')
    hospital.clock.advance(minute)
    granted(await browser.ask(signInWithPassword, right))
    expect(await fail(4, '10.0.2.1')).toEqual(Array(4).fill('sign-in-failed'))
    granted(await browser.ask(signInWithPassword, right))
  })

  it('IDN8: many attempts at one moment are not more than one after another', async () => {
    const browser = hospital.browser({ address: '10.0.3.1' })
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => browser.ask(signInWithPassword, wrong)),
    )
    expect(answers.map(refused).filter((code) => code === 'sign-in-failed')).toHaveLength(5)
  })

  it('IDN9: guesses from everywhere do not lock Ada out of the ward where she signed in before', async () => {
    const ward = hospital.browser({ address: '10.0.4.1' })
    granted(await ward.ask(signInWithPassword, right))
    const codes: string[] = []
    for (let place = 0; place < 25; place += 1) codes.push(...(await fail(1, `203.0.113.${place}`)))
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(20)
    expect(refused(await hospital.browser({ address: '203.0.113.99' }).ask(signInWithPassword, right))).toBe(
      'too-many-attempts',
    )
    granted(await ward.ask(signInWithPassword, right))
    hospital.clock.advance(minute)
    granted(await hospital.browser({ address: '203.0.113.99' }).ask(signInWithPassword, right))
  })

  it('IDN10: a hundred failures from one address hold that address up, whoever it tries to be', async () => {
    const codes: string[] = []
    for (let name = 0; name < 34; name += 1) {
      codes.push(...(await fail(3, '198.51.100.7', { email: `guess${name}@brannoc.example`, password: 'x' })))
    }
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(100)
    expect(codes.at(-1)).toBe('too-many-attempts')
    expect(
      refused(await hospital.browser({ address: '198.51.100.7' }).ask(checkAccessCode, { code: 'X' })),
    ).toBe('too-many-attempts')
  })

  it('IDN6: a password hashed with weaker parameters is hashed again at the next sign-in', async () => {
    const { organisationId, administratorId: personId } = hospital.founded
    const inHospital = <Result>(work: Parameters<typeof inTransaction<Result>>[2]) =>
      inTransaction(hospital.database.app, organisationId, work)
    const weak = await hash(password, { memoryCost: 1024, timeCost: 1, parallelism: 1 })
    const setAt = hospital.clock.now()
    await inHospital(async (transaction) =>
      savePassword(transaction, { personId, organisationId, hash: weak, setAt }),
    )
    granted(await hospital.browser().ask(signInWithPassword, right))
    const kept = await inHospital((transaction) => readPassword(transaction, personId))
    expect(kept?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    granted(await hospital.browser().ask(signInWithPassword, right))
  })

  it('IDN6: the same password however the keyboard composes it', async () => {
    const browser = hospital.browser({ address: '10.0.5.1' })
    granted(await browser.ask(signInWithPassword, right))
    const { changePassword } = api.identity
    const composed = 'caf\u00e9 au lait at nine'
    granted(await browser.ask(changePassword, { currentPassword: password, newPassword: composed }))
    const decomposed = { email, password: 'cafe\u0301 au lait at nine' }
    granted(await hospital.browser({ address: '10.0.5.1' }).ask(signInWithPassword, decomposed))
    granted(await browser.ask(changePassword, { currentPassword: composed, newPassword: password }))
  })
})

describe('the sign-in page', () => {
  const { signInOptions, signInAsDemonstrationPerson } = api.identity

  it('IDN17: nobody of a real organisation is signed in as without proof', async () => {
    const personId = hospital.founded.administratorId
    expect(refused(await hospital.browser().ask(signInAsDemonstrationPerson, { personId }))).toBe('not-found')
    const options = granted(await hospital.browser().ask(signInOptions, {}))
    expect(options).toMatchObject({ methods: ['passkey', 'password'], demonstration: null })
  })

  it('IDN17: in the demonstration each of its people is one click away, and nobody else', async () => {
    const demonstration = await openHospital({ demonstration: true })
    const browser = demonstration.browser()
    const options = granted(await browser.ask(signInOptions, {}))
    expect(options.organisationName).toBe('St Brannoc’s')
    expect(options.demonstration?.people).toEqual([
      {
        personId: demonstration.founded.administratorId,
        name: 'Ada Bell',
        description: 'Manager',
        organisationName: 'St Brannoc’s',
        suggestions: ['Look round.'],
      },
    ])
    const [person] = options.demonstration?.people ?? []
    const me = granted(await browser.ask(signInAsDemonstrationPerson, { personId: person?.personId ?? '' }))
    expect(me.demonstration).toBe(true)
    const real = await demonstration.foundAnother('Moor View')
    const wanted = { personId: real.administratorId }
    expect(refused(await demonstration.browser().ask(signInAsDemonstrationPerson, wanted))).toBe('not-found')
    const both = granted(await demonstration.browser().ask(signInOptions, {}))
    expect(both.organisationName).toBeNull()
    expect(both.demonstration?.people.map(({ name }) => name)).toEqual(['Ada Bell'])
    await demonstration.close()
  })
})

describe('hostile input', () => {
  const nasty = [
    '\u0000',
    'a\u0000@b.example',
    '\ud800',
    "' or 1=1 --",
    '<script>',
    'x'.repeat(5_000),
    '٣@٣.example',
  ]

  it.each(nasty)('IDN7: %j is no way in, and no fault either', async (text) => {
    const browser = hospital.browser({ address: '192.0.2.1' })
    const codes = [
      await browser.ask(signInWithPassword, { email: text, password: 'x' }),
      await browser.ask(signInWithPassword, { email, password: text }),
      await browser.ask(signInWithPassword, { email, password: 'x', device: text }),
      await browser.ask(checkAccessCode, { code: text }),
      await browser.ask(useAccessCode, { code: text, password }),
    ].map(refused)
    const expected = ['sign-in-failed', 'bad-input', 'access-code-failed', 'too-many-attempts']
    expect(codes.filter((code) => !expected.includes(code))).toEqual([])
    expect(await hospital.identity.sessions.findByToken(text)).toBeNull()
    expect(await hospital.identity.sessions.authenticateTicket(text)).toBeNull()
    const ada = hospital.as({ personId: hospital.founded.administratorId })
    const found = await ada.ask(api.identity.searchDirectory, { text })
    expect(found.ok || found.refusal.code === 'bad-input').toBe(true)
  })
})
