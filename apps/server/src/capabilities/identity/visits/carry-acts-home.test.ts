import { api } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import {
  exportAuditLog,
  formatVerifierKey,
  type NewLeaf,
  originOf,
  parseVerifierKey,
  sequenceLeaves,
  verifyAuditLog,
} from '../../../platform/audit/index.ts'
import { makeSigner } from '../../../platform/audit/signing-key.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { silentLog } from '../../../platform/log.ts'
import { answer } from '../../../platform/operations/answer.ts'
import { writeDownLook } from '../../../platform/operations/write-down-look.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { openTwoHospitals, type TwoHospitals } from '../affiliations/two-hospitals.fixture.ts'
import { granted } from '../hospital.fixture.ts'
import { type Carrying, carryActsHome } from './carry-acts-home.ts'

let two: TwoHospitals
let nurse: Who
let visitor: Who
const signer = makeSigner()
const stops: Carrying[] = []

interface Who {
  readonly organisationId: string
  readonly personId: string
}

beforeAll(async () => {
  two = await openTwoHospitals()
  await two.connect()
})
afterAll(async () => {
  for (const { stop } of stops) await stop()
  await two.close()
})
beforeEach(async () => {
  ;({ nurse, visitor } = await visiting())
  await level()
})

/** A nurse of St Brannoc's, and who she is at the Moor View. */
async function visiting(): Promise<{ nurse: Who; visitor: Who }> {
  const { person } = await two.hire(two.ada, 'Nia Rees')
  const nurse = { organisationId: two.brannocs.id, personId: person.id }
  const begun = await two.as(nurse).ask(api.identity.beginVisit, { organisationId: two.moorView.id })
  const { visit } = granted(begun)
  return { nurse, visitor: { organisationId: two.moorView.id, personId: visit.personId } }
}

/** A server that carries. */
function server(clock = fakeClock(two.clock.now())): Carrying {
  const carrying = carryActsHome({ database: two.database, clock, log: silentLog })
  stops.push(carrying)
  return carrying
}

const sequence = () => sequenceLeaves(two.database.system, signer, two.clock.now())

/** Gathers what was written and carries what there is to carry. */
async function level(): Promise<void> {
  await sequence()
  await server().look()
}

/** Something that somebody does where they are, in a stream that they may write to. */
async function act(who: Who, more: Partial<NewLeaf> = {}): Promise<NewLeaf> {
  const { organisationId, personId } = who
  const leaf: NewLeaf = {
    at: two.clock.now(),
    organisationId,
    streamId: personId,
    actor: personId,
    action: 'messaging.sendMessage',
    subjects: [{ kind: 'message', id: uuidv7() }],
    commandId: uuidv7(),
    commitment: Buffer.alloc(32, 7),
    ...more,
  }
  await inTransaction(two.database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    await streams.lock([leaf.streamId])
    streams.audit(leaf)
    streams.flush()
  })
  return leaf
}

/** What stands in the chain of somebody, in order, after so many leaves. */
async function chainOf({ personId }: Who, after = 0): Promise<Omit<NewLeaf, 'streamId'>[]> {
  const { rows } = await two.database.system.query(
    `select at, organisation_id as "organisationId", actor, action, subjects, command_id as "commandId", commitment,
            outcome
       from audit_leaf where stream_id = $1 and position > $2 order by position`,
    [personId, after],
  )
  return rows
}

/** An act as the log of the visitor's home has it. */
function atHome({ streamId: _, ...leaf }: NewLeaf, who = nurse) {
  const where = { kind: 'organisation', id: leaf.organisationId }
  return {
    ...leaf,
    outcome: leaf.outcome ?? null,
    organisationId: who.organisationId,
    actor: who.personId,
    subjects: [...leaf.subjects, where],
  }
}

/** What whoever holds the public key finds wrong with the logs of both, once everything is gathered. */
async function anomalies(): Promise<unknown[]> {
  await sequence()
  const found = []
  for (const organisationId of [two.brannocs.id, two.moorView.id]) {
    const lines: string[] = []
    await exportAuditLog(two.database.app, organisationId, (line) => {
      lines.push(line)
    })
    const origin = originOf(organisationId)
    const verifier = parseVerifierKey(formatVerifierKey({ name: origin, publicKey: signer.publicKey }))
    if (verifier === null) throw new Error('the key cannot be read')
    const verified = await verifyAuditLog(lines, { verifier })
    expect(verified.leaves).toBeGreaterThan(0)
    found.push(...verified.anomalies)
  }
  return found
}

test('AFF9: what a visitor does is in the log of their home by the same action, command and subjects, and says where', async () => {
  const before = (await chainOf(nurse)).length
  const sent = await act(visitor)
  two.clock.advance(1_000)
  const refused = await act(visitor, { outcome: 'refused', commitment: null, commandId: null })
  await level()
  expect(await chainOf(nurse, before)).toEqual([atHome(sent), atHome(refused)])
  expect(await anomalies()).toEqual([])
})

test('AFF9: where they did it, it stands under who they are there', async () => {
  const sent = await act(visitor)
  const theirs = await chainOf(visitor)
  expect(theirs.at(-1)).toMatchObject({ actor: visitor.personId, commandId: sent.commandId })
})

test('AFF9: what a visitor looked at goes the same way', async () => {
  const file = { kind: 'file', id: uuidv7() }
  await writeDownLook(two.database, {
    viewer: { ...visitor, sessionId: uuidv7(), administrator: false, visitor: true },
    at: two.clock.now(),
    operation: api.files.open,
    answered: answer({}),
    subjects: [file],
  })
  await level()
  expect((await chainOf(nurse)).at(-1)).toMatchObject({
    actor: nurse.personId,
    action: 'files.open',
    subjects: [file, { kind: 'organisation', id: two.moorView.id }],
  })
})

test('AFF9: that somebody turned to another organisation, and opened it on a device, is in both', async () => {
  const device = await two.signIn(await two.hire(two.ada, 'Cai Owen'))
  granted(await device.ask(api.identity.beginVisit, { organisationId: two.moorView.id }))
  granted(await device.askThere(api.identity.whoAmI, {}))
  await level()
  const own = await chainOf({ organisationId: two.brannocs.id, personId: device.person.id })
  expect(own.map(({ action }) => action)).toContain('identity.openVisit')
})

test('AFF9: what visitors of several homes do comes to each home in the order in which it was done, and to no other', async () => {
  const other = await two.foundAnother('Heath Street')
  const { code } = granted(await two.zoe.ask(api.identity.inviteOrganisation, {}))
  granted(await other.ask(api.identity.acceptInvitation, { code }))
  const stranger = { organisationId: other.organisationId, personId: other.administratorId }
  const begun = await other.ask(api.identity.beginVisit, { organisationId: two.moorView.id })
  const there = { organisationId: two.moorView.id, personId: granted(begun).visit.personId }
  await level()
  const [before, beforeStranger] = [(await chainOf(nurse)).length, (await chainOf(stranger)).length]
  const acts: NewLeaf[] = []
  const theirs: NewLeaf[] = []
  for (let round = 0; round < 5; round += 1) {
    acts.push(await act(visitor))
    theirs.push(await act(there))
    await act({ organisationId: two.moorView.id, personId: two.zoe.administratorId })
    if (round % 2 === 0) await sequence()
  }
  await level()
  expect(await chainOf(nurse, before)).toEqual(acts.map((leaf) => atHome(leaf)))
  expect(await chainOf(stranger, beforeStranger)).toEqual(theirs.map((leaf) => atHome(leaf, stranger)))
  const { rows } = await two.database.system.query(
    `select 1 from audit_leaf, jsonb_array_elements(subjects) as subject
      where actor = $1 and subject ->> 'id' = $2`,
    [two.zoe.administratorId, two.moorView.id],
  )
  expect(rows).toEqual([])
  expect(await anomalies()).toEqual([])
})

test('AFF9: several servers that carry at once, and whoever carries again, write each act once', async () => {
  const before = (await chainOf(nurse)).length
  const acts: NewLeaf[] = []
  for (let count = 0; count < 60; count += 1) acts.push(await act(visitor))
  await sequence()
  let finished = 0
  let looking: Promise<void>[] = []
  await inTransaction(two.database.app, nurse.organisationId, async (transaction) => {
    // Whoever has the log waits for the nurse's chain; the others leave it to them.
    await new StreamWriter(transaction).lock([nurse.personId])
    looking = [server(), server(), server()].map((one) =>
      one.look().then(() => {
        finished += 1
      }),
    )
    await vi.waitFor(() => expect(finished).toBe(2), { timeout: 5_000 })
  })
  await Promise.all(looking)
  await level()
  await level()
  expect(await chainOf(nurse, before)).toEqual(acts.map((leaf) => atHome(leaf)))
  expect(await anomalies()).toEqual([])
})

test.each([
  ['the leaves', 'insert on audit_leaf'],
  ['the streams', 'update on stream'],
  ['the mark', 'update on visit_audit'],
])(
  'AFF9: a fault while %s are written leaves nothing, and the act is carried once afterwards',
  async (_, right) => {
    const before = (await chainOf(nurse)).length
    const sent = await act(visitor)
    await sequence()
    await two.asOwner(`revoke ${right} from baton_system`)
    await expect(server().look()).rejects.toMatchObject({ code: '42501' })
    expect(await chainOf(nurse, before)).toEqual([])
    await two.asOwner(`grant ${right} to baton_system`)
    await level()
    expect(await chainOf(nurse, before)).toEqual([atHome(sent)])
    expect(await anomalies()).toEqual([])
  },
)

test('AFF9: what commits late is carried when it has committed', async () => {
  const before = (await chainOf(nurse)).length
  const { organisationId, personId } = visitor
  const late = await inTransaction(two.database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    await streams.lock([personId])
    const leaf: NewLeaf = {
      at: two.clock.now(),
      organisationId,
      streamId: personId,
      actor: personId,
      action: 'messaging.sendMessage',
      subjects: [],
      commandId: uuidv7(),
      commitment: null,
    }
    streams.audit(leaf)
    streams.flush()
    // Meanwhile others go on.
    await act({ organisationId, personId: two.zoe.administratorId })
    await level()
    expect(await chainOf(nurse, before)).toEqual([])
    return leaf
  })
  await level()
  expect(await chainOf(nurse, before)).toEqual([atHome(late)])
})

test('AFF9: what stood in the log when the organisations were separated is carried all the same', async () => {
  const before = (await chainOf(nurse)).length
  const sent = await act(visitor)
  const { affiliations } = granted(await two.ada.ask(api.identity.listAffiliations, {}))
  const affiliation = affiliations.find(({ organisation }) => organisation.id === two.moorView.id)
  granted(await two.ada.ask(api.identity.endAffiliation, { affiliationId: affiliation?.id ?? '' }))
  await level()
  expect(await chainOf(nurse, before)).toEqual([atHome(sent)])
  await two.connect()
})

test('AFF9: it looks at nothing that was done before there were visitors, and at all that they did before it first looked', async () => {
  const mark = async (organisationId: string) => {
    const { rows } = await two.database.system.query<{ mark: number }>(
      'select looked_up_to as mark from visit_audit where organisation_id = $1',
      [organisationId],
    )
    return rows[0]?.mark
  }
  const quiet = await two.foundAnother('Quiet Lane')
  const busy = await two.foundAnother('Busy Lane')
  for (const { organisationId, administratorId } of [quiet, busy])
    await act({ organisationId, personId: administratorId })
  for (const one of [quiet, busy]) {
    const { code } = granted(await one.ask(api.identity.inviteOrganisation, {}))
    granted(await two.ada.ask(api.identity.acceptInvitation, { code }))
  }
  await two.as(nurse).ask(api.identity.beginVisit, { organisationId: busy.organisationId })
  const { rows } = await two.database.system.query<{ id: string }>(
    'select id from person where organisation_id = $1 and home_person_id is not null',
    [busy.organisationId],
  )
  const before = (await chainOf(nurse)).length
  const early = await act({ organisationId: busy.organisationId, personId: rows[0]?.id ?? '' })
  await sequence()
  const { rows: sizes } = await two.database.system.query<{ size: number }>(
    'select max(size) as size from audit_checkpoint where organisation_id = $1',
    [quiet.organisationId],
  )
  await server().look()
  expect(await mark(quiet.organisationId)).toBe(sizes[0]?.size)
  expect((await chainOf(nurse, before)).at(-1)).toEqual(atHome(early))
})

test('AFF9: it is carried within a minute by the clock, and no more once the server has stopped', async () => {
  const clock = fakeClock(two.clock.now())
  const carrying = server(clock)
  const before = (await chainOf(nurse)).length
  const sent = await act(visitor)
  await sequence()
  clock.advance(10_000)
  await vi.waitFor(async () => expect(await chainOf(nurse, before)).toEqual([atHome(sent)]))
  await act(visitor)
  await sequence()
  clock.advance(10_000)
  await carrying.stop()
  const after = (await chainOf(nurse)).length
  clock.advance(60_000)
  await new Promise((resolve) => setImmediate(resolve))
  expect(await chainOf(nurse)).toHaveLength(after)
})
