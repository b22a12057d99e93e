import { api } from '@baton/contract'
import { plainPerson } from '@baton/testkit/plain-person'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, granted, type Hospital, openHospital, refused } from '../hospital.fixture.ts'
import { type Oddities, softPasskey } from './soft-passkey.fixture.ts'

const { beginPasskeyRegistration, finishPasskeyRegistration, beginPasskeySignIn, finishPasskeySignIn } =
  api.identity
const { signInWithPassword, useAccessCode, listPasskeys, removePasskey, whoAmI, suspendPerson } = api.identity
const { addPerson, reinstatePerson } = api.identity

const email = 'ada.bell@brannoc.example'
const password = 'three kettles on Tuesday'

let hospital: Hospital
let ada: Browser
beforeAll(async () => {
  hospital = await openHospital()
  const { code } = hospital.founded.access
  granted(await hospital.browser().ask(useAccessCode, { code, password }))
})
beforeEach(async () => {
  ada = hospital.browser()
  granted(await ada.ask(signInWithPassword, { email, password }))
})
afterAll(() => hospital.close())

async function register(browser: Browser, key = softPasskey(), odd: Oddities = {}) {
  const { options } = granted(await browser.ask(beginPasskeyRegistration, {}))
  const response = key.create(options, odd)
  return {
    key,
    response,
    answer: await browser.ask(finishPasskeyRegistration, { response, name: 'Ward phone' }),
  }
}

async function signIn(key: ReturnType<typeof softPasskey>, odd: Oddities = {}, browser = hospital.browser()) {
  const { options } = granted(await browser.ask(beginPasskeySignIn, {}))
  return browser.ask(finishPasskeySignIn, { response: key.get(options, odd) })
}

describe('adding a passkey', () => {
  it('Ada adds her phone and signs in with it elsewhere', async () => {
    const { key, answer } = await register(ada)
    const { passkey } = granted(answer)
    expect(passkey).toMatchObject({ name: 'Ward phone', lastUsedAt: null, synced: false })
    const me = granted(await signIn(key))
    expect(me.person.email).toBe(email)
    const { passkeys, passwordSetAt } = granted(await ada.ask(listPasskeys, {}))
    expect(passkeys.find(({ id }) => id === passkey.id)?.lastUsedAt).toBe(hospital.clock.now().toISOString())
    expect(passwordSetAt).not.toBeNull()
  })

  it.each<[string, Oddities]>([
    ['did not verify the person', { unverified: true }],
    ['was made for another origin', { origin: 'https://baton.evil.example' }],
    ['was made for another site', { site: 'evil.example' }],
    ['is an answer to another ceremony', { type: 'webauthn.get' }],
  ])('IDN11: a new passkey that %s is refused', async (_why, odd) => {
    expect(refused((await register(ada, softPasskey(), odd)).answer)).toBe('passkey-failed')
  })

  it('IDN11: what was signed counts once, and for 5 minutes', async () => {
    const { response } = await register(ada)
    const again = { response, name: 'Again' }
    expect(refused(await ada.ask(finishPasskeyRegistration, again))).toBe('passkey-failed')
    const { options } = granted(await ada.ask(beginPasskeyRegistration, {}))
    hospital.clock.advance(5 * 60_000)
    const late = { response: softPasskey().create(options), name: 'Late' }
    expect(refused(await ada.ask(finishPasskeyRegistration, late))).toBe('passkey-failed')
  })

  it('IDN13: a passkey begun in one session is not finished in another, nor kept by two people', async () => {
    const other = hospital.browser()
    granted(await other.ask(signInWithPassword, { email, password }))
    const { options } = granted(await ada.ask(beginPasskeyRegistration, {}))
    const stolen = { response: softPasskey().create(options), name: 'Stolen' }
    expect(refused(await other.ask(finishPasskeyRegistration, stolen))).toBe('passkey-failed')
    const { key } = await register(ada)
    expect(refused((await register(other, key)).answer)).toBe('already-exists')
  })
})

describe('signing in with a passkey', () => {
  it.each<[string, Oddities]>([
    ['did not verify the person', { unverified: true }],
    ['answers for another origin', { origin: 'http://localhost:4000' }],
    ['answers for another site', { site: 'evil.example' }],
    ['answers another ceremony', { type: 'webauthn.create' }],
  ])('IDN11: a passkey that %s is refused', async (_why, odd) => {
    const { key } = await register(ada)
    expect(refused(await signIn(key, odd))).toBe('passkey-failed')
    granted(await signIn(key))
  })

  it('IDN11: a challenge is answered once, in time, and by nobody else’s', async () => {
    const { key } = await register(ada)
    const browser = hospital.browser()
    const { options } = granted(await browser.ask(beginPasskeySignIn, {}))
    const response = key.get(options)
    granted(await browser.ask(finishPasskeySignIn, { response }))
    expect(refused(await browser.ask(finishPasskeySignIn, { response }))).toBe('passkey-failed')
    const late = granted(await browser.ask(beginPasskeySignIn, {})).options
    hospital.clock.advance(5 * 60_000)
    expect(refused(await browser.ask(finishPasskeySignIn, { response: key.get(late) }))).toBe(
      'passkey-failed',
    )
    const invented = { challenge: Buffer.alloc(32).toString('base64url') }
    expect(refused(await browser.ask(finishPasskeySignIn, { response: key.get(invented) }))).toBe(
      'passkey-failed',
    )
    expect(refused(await signIn(softPasskey()))).toBe('passkey-failed')
  })

  it('IDN12: a passkey whose counter goes back is refused', async () => {
    const { key } = await register(ada)
    granted(await signIn(key, { counter: 40 }))
    expect(refused(await signIn(key, { counter: 40 }))).toBe('passkey-failed')
    expect(refused(await signIn(key, { counter: 39 }))).toBe('passkey-failed')
    granted(await signIn(key, { counter: 41 }))
  })

  it('IDN7: the passkey of a suspended person opens nothing until she is reinstated', async () => {
    const administrator = hospital.as({ personId: hospital.founded.administratorId })
    const { person, access } = granted(
      await administrator.ask(addPerson, {
        ...plainPerson,
        name: 'Fay Lindqvist',
        email: 'fay@brannoc.example',
      }),
    )
    const fay = hospital.browser()
    granted(await fay.ask(useAccessCode, { code: access.code, password: 'porridge without sugar' }))
    const { key } = await register(fay)
    granted(await administrator.ask(suspendPerson, { personId: person.id }))
    expect(refused(await signIn(key))).toBe('passkey-failed')
    granted(await administrator.ask(reinstatePerson, { personId: person.id }))
    granted(await signIn(key))
  })

  it('IDN13: a removed passkey opens nothing, and another’s is not found', async () => {
    const { key, answer } = await register(ada)
    const { passkey } = granted(answer)
    const stranger = await hospital.foundAnother('Hill Practice')
    expect(refused(await stranger.ask(removePasskey, { passkeyId: passkey.id }))).toBe('not-found')
    granted(await ada.ask(removePasskey, { passkeyId: passkey.id }))
    expect(refused(await signIn(key))).toBe('passkey-failed')
    expect(refused(await ada.ask(removePasskey, { passkeyId: passkey.id }))).toBe('not-found')
    granted(await ada.ask(whoAmI, {}))
  })

  it('IDN13: the only way in cannot be removed', async () => {
    const other = await hospital.foundAnother('Moor View')
    const { personId, organisationId } = {
      personId: other.administratorId,
      organisationId: other.organisationId,
    }
    const zoe = hospital.browser()
    granted(await zoe.ask(useAccessCode, { code: other.access.code, password: 'seven wet umbrellas' }))
    const { passkey } = granted((await register(zoe)).answer)
    await hospital.forgetPassword(organisationId, personId)
    expect(refused(await zoe.ask(removePasskey, { passkeyId: passkey.id }))).toBe('only-way-in')
    const second = granted((await register(zoe)).answer).passkey
    granted(await zoe.ask(removePasskey, { passkeyId: passkey.id }))
    expect(granted(await zoe.ask(listPasskeys, {}))).toMatchObject({
      passkeys: [{ id: second.id }],
      passwordSetAt: null,
    })
  })
})
