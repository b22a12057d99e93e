import { api } from '@baton/contract'
import { plainRole } from '@baton/testkit/plain-role'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, type Hospital, here, openHospital } from './hospital.fixture.ts'
import { reachableByVisitors } from './index.ts'

const { duty, identity } = api
let hospital: Hospital
let administrator: Colleague
let nurse: Colleague
/** The administrator of a hospital that is connected, and of one that is not. */
let neighbour: Colleague
let stranger: Colleague
let named = 0
let registrar: string
let porters: string

beforeAll(async () => {
  hospital = await openHospital()
  administrator = hospital.administrator
  nurse = await hospital.hire()
  neighbour = await hospital.foundAnother('Moor View')
  stranger = await hospital.foundAnother('Elsewhere')
  await hospital.connect(neighbour)
  await neighbour.signOn()
})
afterAll(() => hospital.close())

/** One role that is named for connected organisations, and one that is not. */
beforeEach(async () => {
  named += 1
  registrar = await hospital.addRole(`Burns registrar ${named}`, { purpose: 'Burns advice, day and night' })
  porters = await hospital.addRole(`Porters ${named}`)
  await setReachable(registrar, true)
})

function setReachable(roleId: string, reachable: boolean) {
  return administrator.ask(duty.setReachable, { roleId, reachable })
}

async function elsewhereFor(who: Colleague) {
  return (await who.ask(duty.listReachableElsewhere, {})).organisations
}

/** The names of the hospital's roles that somebody of another organisation is shown. */
async function namesFor(who: Colleague): Promise<string[]> {
  const organisations = await elsewhereFor(who)
  const ours = organisations.find(({ organisation }) => organisation.id === hospital.organisationId)
  return (ours?.roles ?? []).map(({ name }) => name)
}

test('AFF8: an administrator names the roles that people of connected organisations may turn to', async () => {
  expect((await administrator.ask(duty.listReachable, {})).roleIds).toContain(registrar)
  expect((await administrator.ask(duty.listReachable, {})).roleIds).not.toContain(porters)
  expect(await namesFor(neighbour)).toContain(`Burns registrar ${named}`)
  expect(await namesFor(neighbour)).not.toContain(`Porters ${named}`)
  await setReachable(registrar, false)
  expect(await namesFor(neighbour)).not.toContain(`Burns registrar ${named}`)
})

test('AFF8: a role is shown elsewhere by name, purpose and site, and by nothing else', async () => {
  const { site } = await administrator.ask(identity.addSite, { name: `East ${named}`, kind: 'hospital' })
  const team = { name: `Burns ${named}`, kind: 'department' as const, siteId: site.id, placeId: null }
  const { team: burns } = await administrator.ask(identity.addTeam, { ...team, personIds: [] })
  const roleId = await hospital.addRole(`Burns nurse ${named}`, {
    siteId: site.id,
    teamId: burns.id,
    contact: { telephone: '01632 960001', bleep: '4103' },
    fallbackRoleId: porters,
  })
  await nurse.signOn(roleId)
  await setReachable(roleId, true)
  const [ours] = await elsewhereFor(neighbour)
  expect(ours?.organisation).toEqual({ id: hospital.organisationId, name: 'St Brannoc’s' })
  expect(ours?.roles.find(({ id }) => id === roleId)).toEqual({
    id: roleId,
    name: `Burns nurse ${named}`,
    purpose: null,
    site: `East ${named}`,
  })
})

test('AFF8: roles are listed by organisation and by name as people read them', async () => {
  const theirs = await neighbour.ask(duty.addRole, { ...plainRole, name: `Moor registrar ${named}` })
  await neighbour.ask(duty.setReachable, { roleId: theirs.role.id, reachable: true })
  for (const name of [`Zone 10 of ${named}`, `zone 2 of ${named}`]) {
    await setReachable(await hospital.addRole(name), true)
  }
  const zones = (await namesFor(neighbour)).filter((name) => /zone/i.test(name) && name.endsWith(` ${named}`))
  expect(zones).toEqual([`zone 2 of ${named}`, `Zone 10 of ${named}`])
  expect((await elsewhereFor(nurse)).map(({ organisation }) => organisation.name)).toEqual(['Moor View'])
})

test('AFF8: an organisation that is not connected, or no longer, is shown nothing and not shown', async () => {
  const theirs = await stranger.ask(duty.addRole, { ...plainRole, name: `Strange ${named}` })
  await stranger.ask(duty.setReachable, { roleId: theirs.role.id, reachable: true })
  expect(await elsewhereFor(stranger)).toEqual([])
  expect(JSON.stringify(await elsewhereFor(nurse))).not.toContain('Strange')
  const former = await hospital.foundAnother('Former')
  await hospital.connect(former)
  expect(await namesFor(former)).toContain(`Burns registrar ${named}`)
  const { affiliations } = await former.ask(identity.listAffiliations, {})
  for (const { id } of affiliations) await former.ask(identity.endAffiliation, { affiliationId: id })
  expect(await elsewhereFor(former)).toEqual([])
  expect((await elsewhereFor(nurse)).map(({ organisation }) => organisation.name)).not.toContain('Former')
})

test('AFF8: a retired role is turned to no longer, and is not named again', async () => {
  await administrator.ask(duty.retireRole, { roleId: registrar })
  expect((await administrator.ask(duty.listReachable, {})).roleIds).not.toContain(registrar)
  expect(await namesFor(neighbour)).not.toContain(`Burns registrar ${named}`)
  const again = { roleId: registrar, reachable: true }
  expect(await administrator.refused(duty.setReachable, again)).toBe('no-longer-possible')
})

test('AFF8: changing what a role is leaves as it was who may turn to it', async () => {
  await administrator.ask(duty.changeRole, {
    ...plainRole,
    roleId: registrar,
    name: `Burns on call ${named}`,
  })
  expect(await namesFor(neighbour)).toContain(`Burns on call ${named}`)
})

test('AFF8: only an administrator names roles, and only those of their own organisation', async () => {
  const input = { roleId: porters, reachable: true }
  expect(await nurse.refused(duty.setReachable, input)).toBe('not-found')
  expect(await nurse.refused(duty.listReachable, {})).toBe('not-found')
  expect(await neighbour.refused(duty.setReachable, input)).toBe('not-found')
  expect(await administrator.refused(duty.setReachable, { ...input, roleId: uuidv7() })).toBe('not-found')
  expect((await administrator.ask(duty.listReachable, {})).roleIds).not.toContain(porters)
})

test('AFF8: naming a role is audited, once and with ids only; naming it again changes nothing', async () => {
  await setReachable(registrar, true)
  await setReachable(registrar, false)
  const { rows } = await hospital.database.system.query<{ actor: string; subjects: unknown }>(
    `select actor, subjects from audit_leaf where action = 'duty.setReachable' and subjects @> $1::jsonb`,
    [JSON.stringify([{ kind: 'role', id: registrar }])],
  )
  const leaf = { actor: administrator.id, subjects: [{ kind: 'role', id: registrar }] }
  expect(rows).toEqual([leaf, leaf])
})

test('AFF8: what other capabilities ask says of the roles of this organisation which may be turned to', async () => {
  const theirs = await neighbour.ask(duty.addRole, { ...plainRole, name: `Moor matron ${named}` })
  await neighbour.ask(duty.setReachable, { roleId: theirs.role.id, reachable: true })
  const asked = [registrar, porters, theirs.role.id, uuidv7()]
  const found = await hospital.read((transaction) => reachableByVisitors(transaction, asked))
  expect(found).toEqual(new Set([registrar]))
})

test('AFF8: to a visitor only the roles are there that they may turn to, and not where these stand', async () => {
  const visitor = await hospital.visit(neighbour)
  const { site } = await administrator.ask(identity.addSite, { name: `West ${named}`, kind: 'hospital' })
  const details = { siteId: site.id, fallbackRoleId: porters }
  await administrator.ask(duty.changeRole, {
    ...plainRole,
    ...details,
    roleId: registrar,
    name: `Burns registrar ${named}`,
  })
  const { roles } = await visitor.ask(duty.listRoles, {})
  const { roleIds } = await administrator.ask(duty.listReachable, {})
  expect(roles.map(({ id }) => id).sort()).toEqual(roleIds.toSorted())
  const shown = roles.find(({ id }) => id === registrar)
  expect(shown).toMatchObject({ siteId: null, placeId: null, teamId: null, fallbackRoleId: null })
})

test('AFF5, AFF8: to a visitor nothing else of duty is there', async () => {
  const visitor = await hospital.visit(neighbour)
  const refusals = [
    await visitor.refused(duty.listDuty, {}),
    await visitor.refused(duty.myDuty, {}),
    await visitor.refused(duty.signOn, { ...here, roleIds: [registrar] }),
    await visitor.refused(duty.takeRole, { roleId: registrar }),
    await visitor.refused(duty.roleHistory, { roleId: registrar }),
    await visitor.refused(duty.listReachable, {}),
    await visitor.refused(duty.setReachable, { roleId: porters, reachable: true }),
    await visitor.refused(duty.listReachableElsewhere, {}),
  ]
  expect(refusals).toEqual(Array(refusals.length).fill('not-found'))
})

test('AFF8: nobody puts a visitor on the rota, offers them a role or names them in an override', async () => {
  const visitor = await hospital.visit(neighbour)
  const holder = await hospital.hire()
  await holder.signOn(porters)
  const at = (hours: number) => new Date(hospital.clock.now().getTime() + hours * 3_600_000).toISOString()
  const during = { from: at(1), until: at(9) }
  const shift = { personId: visitor.id, roleId: null, placeId: null, ...during }
  expect(await administrator.refused(duty.addShift, shift)).toBe('not-found')
  const away = { personId: visitor.id, kind: 'leave' as const, ...during }
  expect(await administrator.refused(duty.addAbsence, away)).toBe('not-found')
  const override = { reason: 'A fire in theatres', personIds: [visitor.id], until: at(2) }
  expect(await administrator.refused(duty.declareOverride, override)).toBe('not-found')
  // As it is answered of somebody who is not here at all.
  for (const toPersonId of [visitor.id, uuidv7()]) {
    expect(await holder.refused(duty.offerRole, { roleId: porters, toPersonId })).toBe('off-duty')
  }
})
