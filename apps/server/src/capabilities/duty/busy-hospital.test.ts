import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BusyAct, busyActs, openBusyHospital } from './busy-hospital.fixture.ts'
import { type Hospital, openHospital } from './hospital.fixture.ts'

let hospital: Hospital
beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

const anyAct: fc.Arbitrary<BusyAct> = fc.record({
  what: fc.constantFrom(...busyActs),
  who: fc.nat({ max: 4 }),
  role: fc.nat({ max: 3 }),
  other: fc.nat({ max: 20 }),
  flag: fc.boolean(),
})
const anyTurns = fc.array(fc.array(anyAct, { minLength: 1, maxLength: 4, size: 'max' }), {
  minLength: 6,
  maxLength: 16,
  size: 'max',
})

it('DUT1, DUT3, DUT4, DUT5, DUT7: whatever five people do at once, nothing is as it must never be', async () => {
  let done = 0
  await fc.assert(
    fc.asyncProperty(anyTurns, async (turns) => {
      const busy = await openBusyHospital(hospital)
      for (const turn of turns) {
        done += await busy.turn(turn)
        expect(await busy.broken()).toBeNull()
      }
    }),
    { numRuns: 15, seed: 20261126 },
  )
  expect(done).toBeGreaterThan(100)
})
