import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createNotify } from '../index.ts'
import { type Night, openNight } from '../night.fixture.ts'
import { endErrands } from './end-errands.ts'
import { takeDue } from './take-due.ts'

let night: Night

beforeAll(async () => {
  night = await openNight()
})
afterAll(() => night.close())
beforeEach(() => {
  night.push.pushes.length = 0
  night.mail.mails.length = 0
})

/** Raises without letting anybody send. */
async function raiseOnly(personId: string, urgency: 'urgent' | 'routine' = 'urgent'): Promise<void> {
  await night.act((acting) =>
    night.notify.notify(acting, [
      {
        key: uuidv7(),
        personId,
        about: { kind: 'message', id: uuidv7() },
        urgency,
        heading: 'Urgent message – Site manager',
        channels: ['web-push', 'email'],
        throughRole: true,
      },
    ]),
  )
}

test('QUI9: whoever stood still until their lease ended writes nothing over who sent it meanwhile', async () => {
  const nurse = await night.hire()
  await night.addDevice(nurse)
  await raiseOnly(nurse.id)
  const { errands } = await takeDue(night.parts, night.organisationId, 'web-push', 10)
  expect(errands).toHaveLength(1)
  await night.worker.settled()
  expect(night.push.pushes).toHaveLength(0)
  await night.wait(30_000)
  expect(night.push.pushes).toHaveLength(1)
  const [errand] = errands
  if (errand === undefined) throw new Error('nothing was taken')
  const outcome = { state: 'failed', problem: 'unreachable' } as const
  await endErrands(night.parts, night.organisationId, [{ errand, outcome }])
  const rows = await night.query<{ state: string; fence: number }>(
    `select state, fence from attempt where person_id = $1 and channel = 'web-push'`,
    [nurse.id],
  )
  expect(rows).toEqual([{ state: 'sent', fence: 2 }])
})

test('QUI9: two servers on one database send each thing once', async () => {
  const other = createNotify(night.parts).start()
  const nurses = await Promise.all(Array.from({ length: 40 }, () => night.hire()))
  for (const nurse of nurses) await night.addDevice(nurse)
  await Promise.all(nurses.flatMap(({ id }) => [raiseOnly(id), raiseOnly(id), raiseOnly(id)]))
  await Promise.all([night.worker.settled(), other.settled()])
  await Promise.all([night.worker.settled(), other.settled()])
  await other.stop()
  const tags = night.push.pushes.map(({ words }) => words.tag)
  expect(tags).toHaveLength(120)
  expect(new Set(tags).size).toBe(120)
})

test('QUI9: what a server had taken when it was killed is sent by the next one, under the same tag', async () => {
  const nurse = await night.hire()
  await night.addDevice(nurse)
  await raiseOnly(nurse.id)
  const { errands } = await takeDue(night.parts, night.organisationId, 'web-push', 10)
  await night.wait(30_000)
  expect(night.push.pushes.map(({ words }) => words.tag)).toEqual([errands[0]?.first.noticeId])
  expect(night.push.pushes[0]?.headers.topic).toBe(errands[0]?.first.noticeId.replaceAll('-', ''))
})

test('what presses goes first', async () => {
  const nurse = await night.hire()
  await night.addDevice(nurse)
  for (let count = 0; count < 3; count += 1) await raiseOnly(nurse.id, 'routine')
  await raiseOnly(nurse.id)
  const { errands } = await takeDue(night.parts, night.organisationId, 'web-push', 1)
  expect(errands.map(({ first }) => first.urgency)).toEqual(['urgent'])
})

test('QUI6: what is for now is sent also when the clock goes back', async () => {
  const nurse = await night.hire()
  await night.addDevice(nurse)
  await raiseOnly(nurse.id)
  const anHourAgo = new Date(night.clock.now().getTime() - 3_600_000)
  const parts = { ...night.parts, clock: { ...night.clock, now: () => anHourAgo } }
  const { errands } = await takeDue(parts, night.organisationId, 'web-push', 1)
  expect(errands.map(({ first }) => first.personId)).toEqual([nurse.id])
})
