import { api, type Delivered, type StreamName } from '@baton/contract'
import { applyToOpenEscalations, type OpenEscalations } from '@baton/domain'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inSystemTransaction, inTransaction } from '../../platform/database/transaction.ts'
import { readEvents } from '../../platform/streams/store.ts'
import { hydrateEscalation } from './hydrate.ts'
import { type Colleague, type Ladder, openLadder } from './ladder.fixture.ts'

const { escalation } = api
const tables = ['escalation', 'page', 'rung_passed_over', 'escalation_hearer', 'ladder']
let ladder: Ladder
let nurse: Colleague
let registrar: Colleague
let senior: Colleague
let onlooker: Colleague
let coordinator: Colleague
let foreigner: Colleague
let registrarRole: string
let seniorRole: string
let escalationId: string
const role = (id: string) => ({ kind: 'role' as const, id })

const secret = 'Septic, bed 12'
const sbar = {
  patient: 'Margaret Oakes',
  place: 'Ward 7',
  situation: 'Hypotensive',
  background: '',
  assessment: '',
  recommendation: 'Come now',
  news2: 7,
}

beforeAll(async () => {
  ladder = await openLadder()
  foreigner = await ladder.foundAnother()
  coordinator = await ladder.hire()
  await coordinator.signOn(await ladder.addRole('Site manager', { coordinates: true }))
  ;[nurse, registrar, senior, onlooker] = [
    await ladder.hire(),
    await ladder.hire(),
    await ladder.hire(),
    await ladder.hire(),
  ]
  registrarRole = await ladder.addRole('Medical registrar')
  seniorRole = await ladder.addRole('Consultant')
  await nurse.signOn()
  await registrar.signOn(registrarRole)
  await senior.signOn(seniorRole)
  await ladder.saveLadder(registrarRole, [
    [role(await ladder.addRole('Nobody’s')), 10],
    [role(seniorRole), 10],
  ])
})
afterAll(() => ladder.close())

beforeEach(async () => {
  const raised = await nurse.raise(role(registrarRole), {
    reason: secret,
    sbar,
    callBack: 'bleep 4471',
    onlookers: [onlooker.id],
  })
  escalationId = raised.id
})

describe('whose it is', () => {
  test('ESC21: it is there for who raised it, was paged, was told or coordinates, and for nobody else', async () => {
    for (const who of [nurse, registrar, onlooker, coordinator]) {
      expect((await ladder.see(who, escalationId)).reason).toBe(secret)
    }
    const stranger = await ladder.hire()
    for (const who of [senior, stranger, foreigner]) {
      expect(await who.refused(escalation.open, { escalationId })).toBe('not-found')
      expect(await who.refused(escalation.accept, { escalationId })).toBe('not-found')
      expect(await who.refused(escalation.decline, { escalationId })).toBe('not-found')
      expect(await who.refused(escalation.markPageSeen, { escalationId })).toBe('not-found')
      expect(await who.refused(escalation.passOn, { escalationId, to: role(seniorRole) })).toBe('not-found')
      expect(await who.refused(escalation.cancel, { escalationId })).toBe('not-found')
    }
  })

  test('ESC4: whoever only looks on neither accepts nor declines', async () => {
    for (const who of [onlooker, coordinator, nurse]) {
      expect(await who.refused(escalation.accept, { escalationId })).toBe('not-found')
      expect(await who.refused(escalation.decline, { escalationId })).toBe('not-found')
      expect(await who.refused(escalation.markPageDelivered, { escalationId })).toBe('not-found')
    }
  })

  test('ESC14: only an administrator sets a ladder, and only of roles that are here', async () => {
    const rungs = [{ target: role(seniorRole), waitMs: 60_000 }]
    expect(await nurse.refused(escalation.saveLadder, { name: 'Mine', roleId: null, rungs })).toBe(
      'not-found',
    )
    const elsewhere = { name: 'Elsewhere', roleId: uuidv7(), rungs }
    expect(await ladder.administrator.refused(escalation.saveLadder, elsewhere)).toBe('not-found')
    const { ladders } = await nurse.ask(escalation.listLadders, {})
    expect(ladders.map(({ roleId }) => roleId)).toContain(registrarRole)
    expect((await foreigner.ask(escalation.listLadders, {})).ladders).toEqual([])
  })
})

describe('what is kept', () => {
  test('ESC22: every table is under row-level security', async () => {
    const { rows } = await ladder.database.system.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relrowsecurity and relname = any($1)`,
      [tables],
    )
    expect(rows.map(({ name }) => name).sort()).toEqual(tables.toSorted())
  })

  test.each(tables)('ESC22: a row of %s is there for its organisation and not for another', async (table) => {
    await ladder.wait(10)
    const count = (organisationId: string) =>
      inTransaction(ladder.database.app, organisationId, async (transaction) => {
        const values: unknown[] = []
        const text = `select count(*) from ${table}`
        const [row] = await transaction.query<{ count: number }>({ name: `count-${table}`, text, values })
        return row?.count ?? 0
      })
    expect(await count(ladder.organisationId)).toBeGreaterThan(0)
    expect(await count(foreigner.organisationId)).toBe(0)
  })

  test('ESC22: what people wrote stands nowhere in words, not in an event or a notice either', async () => {
    await ladder.wait(10)
    for (const table of [...tables, 'event', 'notice', 'attempt', 'audit_leaf', 'command_receipt']) {
      const { rows } = await ladder.database.system.query(
        `select 1 from ${table} t where t::text ~* 'septic|oakes|hypotensive|bleep'`,
      )
      expect(rows, table).toEqual([])
    }
  })

  test('ESC22: every step is audited, by whom and about what', async () => {
    await ladder.wait(2)
    await ladder.wait(8)
    await senior.ask(escalation.accept, { escalationId })
    await senior.ask(escalation.complete, { escalationId })
    const leaves = await ladder.query<{ actor: string; action: string }>(
      `select actor, action from audit_leaf where subjects @> $1::jsonb order by at, position`,
      [JSON.stringify([{ kind: 'escalation', id: escalationId }])],
    )
    expect(leaves).toEqual([
      { actor: nurse.id, action: 'escalation.raise' },
      { actor: 'system:escalation', action: 'escalation.repeat' },
      { actor: 'system:escalation', action: 'escalation.advance' },
      { actor: senior.id, action: 'escalation.accept' },
      { actor: senior.id, action: 'escalation.complete' },
    ])
  })
})

describe('the replay law', () => {
  const commands: Record<string, () => Promise<unknown>> = {
    'escalation.accept': () => registrar.ask(escalation.accept, { escalationId }),
    'escalation.decline': () => registrar.ask(escalation.decline, { escalationId }),
    'escalation.passOn': () => registrar.ask(escalation.passOn, { escalationId, to: role(seniorRole) }),
    'escalation.cancel': () => nurse.ask(escalation.cancel, { escalationId }),
    'escalation.complete': async () => {
      await registrar.ask(escalation.accept, { escalationId })
      await registrar.ask(escalation.complete, { escalationId })
    },
    'escalation.markPageDelivered': () => registrar.ask(escalation.markPageDelivered, { escalationId }),
    'escalation.markPageSeen': () => registrar.ask(escalation.markPageSeen, { escalationId }),
    'escalation.saveLadder': () => ladder.saveLadder(seniorRole, [[role(registrarRole), 5]]),
  }

  test('RT13: every command of escalation is held to it', () => {
    const names = Object.values(escalation).flatMap((operation) =>
      'kind' in operation && operation.kind === 'command' ? operation.name : [],
    )
    expect(Object.keys(commands).sort()).toEqual(names.sort())
  })

  test.each([...Object.keys(commands), 'raise', 'the engine', 'the whole climb'])(
    'RT13: %s: an old list and its events equal a fresh one, live and from the log',
    async (name) => {
      const everyone = [nurse, registrar, senior, onlooker, coordinator]
      const before = await Promise.all(everyone.map((who) => who.ask(escalation.listOpen, {})))
      const from = ladder.published.length
      if (name === 'raise') await nurse.raise(role(registrarRole))
      else if (name === 'the engine') await ladder.wait(10)
      else if (name === 'the whole climb') for (let step = 0; step < 8; step += 1) await ladder.wait(5)
      else await commands[name]?.()
      const live = ladder.published.slice(from)
      for (const [index, who] of everyone.entries()) {
        const held = before[index]
        if (held === undefined) throw new Error('nothing was held')
        const fresh = await who.ask(escalation.listOpen, {})
        expect(replayed(held, live, who)).toEqual(fresh)
        expect(replayed(held, await logged(who, held.position), who)).toEqual(fresh)
      }
    },
  )
})

function replayed(held: OpenEscalations, events: readonly Delivered[], who: Colleague): OpenEscalations {
  const own = events.filter(({ stream }) => stream === `person:${who.id}`)
  return own.reduce((open, event) => {
    const next = applyToOpenEscalations(open, event, { personId: who.id })
    if (next.outcome === 'gap') throw new Error('a gap')
    return next.outcome === 'applied' ? next.state : open
  }, held)
}

async function logged(who: Colleague, after: number): Promise<Delivered[]> {
  return inSystemTransaction(ladder.database.system, async (transaction) => {
    const rows = await readEvents(transaction, [{ streamId: who.id, seq: after }], 1_000)
    const events = rows.map((row) => ({ ...row, kind: 'person' as const }))
    const ours = events.filter(({ type }) => type === 'escalation.changed')
    const said = await hydrateEscalation(transaction, ladder.vault, ours)
    const by = new Map(ours.map((event, index) => [event, said[index]]))
    return events.map((event): Delivered => {
      const stream = `person:${event.streamId}` as StreamName
      const { type, data } = event
      return {
        stream,
        seq: event.seq,
        at: event.at.toISOString(),
        by: event.by,
        ...(by.get(event) ?? { type, data }),
      } as Delivered
    })
  })
}
