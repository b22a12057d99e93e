import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, acts, type Rules, rules, runModel } from './duty-model.fixture.ts'

const anyAct: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(...acts, 'take' as const, 'signOn' as const),
  who: fc.nat({ max: 4 }),
  role: fc.nat({ max: 4 }),
  other: fc.nat({ max: 20 }),
  flag: fc.boolean(),
})
const anyActs = fc.array(anyAct, { maxLength: 60, size: 'max' })

describe('whatever five people do with five roles, one after another', () => {
  it('DUT1, DUT2, DUT3, DUT4, DUT5, DUT6, DUT7, DUT12: nothing is ever as it must not be', () => {
    fc.assert(
      fc.property(anyActs, (given) => runModel(given).broken === null),
      { numRuns: 3_000, seed: 20261126 },
    )
  })

  it('much of it is done and much is refused: the model is not idle', () => {
    const given = fc.sample(anyActs, { numRuns: 200, seed: 1 })
    const total = given.reduce((sum, one) => sum + one.length, 0)
    const refused = given.reduce((sum, one) => sum + runModel(one).refused, 0)
    expect(refused / total).toBeGreaterThan(0.2)
    expect(refused / total).toBeLessThan(0.8)
  })
})

/** Each a rule as somebody might get it wrong. */
const wrong: Record<string, Partial<Rules>> = {
  'a role is given up although nobody takes it': {
    giveUp: (_board, { personId, roleId }) => ({
      ok: true,
      changes: [{ kind: 'end', roleId, personId, ended: 'given-up' }],
      fellBack: [],
    }),
  },
  'a full role is taken without displacing anybody': {
    takeRoles: (board, given) => {
      const taken = rules.takeRoles(board, given)
      return taken.ok ? { ...taken, changes: taken.changes.filter(({ kind }) => kind === 'begin') } : taken
    },
  },
  'someone off duty takes a role': {
    takeRoles: (board, given) =>
      rules.takeRoles({ ...board, onDuty: new Set([...board.onDuty, given.personId]) }, given),
  },
  'someone goes off duty with an accepted item': {
    goOffDuty: (board, given) => rules.goOffDuty(board, { ...given, acceptedItems: 0 }),
  },
  'someone who is displaced keeps what they had accepted': {
    takeRoles: (board, given) => {
      const taken = rules.takeRoles(board, given)
      return taken.ok ? { ...taken, displaced: [] } : taken
    },
  },
  'a role falls to its fallback only, not to that one’s': {
    goOffDuty: (board, given) => {
      const roles = new Map([...board.roles].map(([id, role]) => [id, { ...role, fallbackRoleId: null }]))
      const left = rules.goOffDuty({ ...board, roles }, given)
      if (left.ok || left.refusal !== 'role-must-be-covered') return rules.goOffDuty(board, given)
      const onDuty = new Set([...board.onDuty].filter((id) => id !== given.personId))
      return { ok: true, changes: [], fellBack: [], board: { ...board, onDuty } }
    },
  },
  'a role is handed to somebody who has gone off duty': {
    handOver: (board, given) =>
      rules.handOver({ ...board, onDuty: new Set([...board.onDuty, given.toPersonId]) }, given),
  },
  'a role that must be covered is made so while nobody holds it': { problemOfChange: () => null },
  'a retired role keeps its holders': { retire: () => ({ ok: true, changes: [] }) },
}

describe('the model notices a rule that is wrong', () => {
  it.each(Object.keys(wrong))('%s', (name) => {
    const broken = fc.check(
      fc.property(anyActs, (given) => runModel(given, { ...rules, ...wrong[name] }).broken === null),
      { numRuns: 3_000, seed: 20261126 },
    )
    expect(broken.failed).toBe(true)
  })
})
