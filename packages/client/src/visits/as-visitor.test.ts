import { api, closeCodes, type OperationName } from '@baton/contract'
import { mayVisitorTry } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { amina, until } from '../../test/people.ts'
import { registrar, twoHospitals } from '../../test/two-hospitals.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

describe('what a visitor asks', () => {
  test('AFF5: nothing that is not open to visitors is asked, and what is refused is not asked for ever', async () => {
    const { burns, clock, device, pass } = twoHospitals()
    burns.admit(amina)
    const timers: number[] = []
    const client = device(amina, {
      visiting: { organisation: burns.organisation },
      heartbeat: false,
      clock: {
        now: clock.now,
        setTimer(delayMs, ring) {
          timers.push(delayMs)
          return clock.setTimer(delayMs, ring)
        },
      },
    })
    await client.start()
    client.duty.of(registrar)
    client.people.get(registrar)
    client.crash.get(registrar)
    client.calls.get(registrar)
    client.urgent.get(registrar)
    client.patients.ward(registrar).subscribe(() => {})
    client.tasks.task(registrar).subscribe(() => {})
    await pass(60_000)
    const asked = [...burns.queries, ...burns.asked.map(({ name }) => name)]
    expect(asked).toContain('duty.listRoles')
    expect(asked.filter((name) => !mayVisitorTry(name as OperationName))).toEqual([])
    expect(client.patients.ward(registrar).getSnapshot()).toMatchObject({ state: 'refused' })
    expect(await client.call(api.duty.listDuty, { personIds: registrar })).toMatchObject({
      refusal: { code: 'not-found' },
    })
    // Everything that is to be asked again waits for a timer.
    timers.splice(0)
    await pass(60_000)
    expect(timers).toEqual([])
  })

  test("AFF7: the organisation's stream is not asked for, and whoever is known is asked for with every line", async () => {
    const { burns, visiting, pass } = twoHospitals()
    const { visit } = await visiting()
    visit.client.people.get(registrar)
    await pass(100)
    const looksUp = () => burns.queries.filter((name) => name === 'identity.peopleByIds').length
    const before = looksUp()
    burns.cut(closeCodes.restarting)
    await pass(5_000)
    expect(looksUp()).toBe(before + 1)
    expect(burns.queries.filter((name) => name === 'duty.listRoles')).toHaveLength(2)
    const named = burns.hellos.flatMap(({ positions }) => Object.keys(positions))
    expect(named.filter((stream) => stream.startsWith('organisation:'))).toEqual([])
    expect(visit.client.connection.getSnapshot().line).toBe('level')
  })

  test('AFF12: a photo goes there with whom it shows, as told, also after a reload', async () => {
    const { burns, device, visiting, pass } = twoHospitals()
    const storage = memoryStorage()
    const { client, visit, roomThere } = await visiting({ storage })
    const told = { family: 'Hill', given: 'Rosa', birthDate: '1961-04-09', nhsNumber: null }
    burns.files.breaksAfter = 100
    const content = new Blob(['x'.repeat(1000)])
    const about = { name: 'hand.txt', forId: roomThere, toldPatient: told }
    const added = await visit.client.uploads.add(content, about)
    const fileId = added.ok ? added.value.id : ''
    await until(() => visit.client.uploads.store.getSnapshot()[0]?.state === 'waiting')
    await client.stop()
    burns.files.breaksAfter = Number.POSITIVE_INFINITY
    const again = device(amina, { storage })
    await again.start()
    await pass(3_000)
    const [back] = again.visits.store.getSnapshot()
    expect(back?.client.uploads.store.getSnapshot()).toMatchObject([{ id: fileId, toldPatient: told }])
    await until(() => back?.client.uploads.store.getSnapshot()[0]?.state === 'received')
    expect((await burns.files.content(fileId)).length).toBe(1000)
    expect(burns.asked.find(({ name }) => name === 'files.begin')?.input).toMatchObject({ toldPatient: told })
  })
})
