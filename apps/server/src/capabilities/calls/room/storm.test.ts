import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from '../hospital.fixture.ts'

let hospital: Hospital

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

test('CAL9, CAL15: forty come in at once, on two servers; everyone is in it, and sees everyone', async () => {
  const consultant = await hospital.hire()
  const others: Colleague[] = []
  for (let n = 0; n < 39; n += 1) others.push(await hospital.hire())
  const { meeting } = await consultant.ask(api.calls.meetNow, {
    title: 'Lung MDT',
    personIds: others.map(({ id }) => id),
    roleIds: [],
    teamIds: [],
    waitingRoom: true,
  })
  const everyone = [consultant, ...others]
  const lines = await Promise.all(everyone.map((one, index) => one.knock(meeting.id, index % 2)))
  await hospital.until(
    () => lines.every(({ room }) => room?.meeting.present.length === everyone.length),
    2_000,
  )
  expect(new Set(lines.map(({ room }) => room?.me)).size).toBe(everyone.length)
  expect(lines.filter(({ closed }) => closed !== undefined)).toEqual([])
})
