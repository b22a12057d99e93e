import { describe, expect, test } from 'vitest'
import { paperTabs } from '../../test/paper-tabs.ts'
import { amina, ben, settle } from '../../test/people.ts'
import { registrar, twoHospitals } from '../../test/two-hospitals.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

describe('turning to a connected organisation', () => {
  test('AFF4: nobody is a visitor before they turn to somebody; then a client stands there, and writes as at home', async () => {
    const { burns, started, turnTo, pass } = twoHospitals()
    const client = await started(amina)
    expect(client.visits.organisations.getSnapshot()).toEqual([burns.organisation])
    expect(client.visits.store.getSnapshot()).toEqual([])
    expect(client.visits.known.getSnapshot()).toBe(true)

    const { visit, roomThere } = await turnTo(client)
    expect(client.visits.store.getSnapshot()).toEqual([visit])
    expect(visit.client.visiting).toEqual(burns.organisation)
    expect(visit.client.session.getSnapshot().me?.person.id).toBe(burns.visitorOf(amina))
    await visit.client.conversation(roomThere).send('Photos of a hand')
    await pass(1000)
    burns.ward.send(registrar, roomThere, 'Send her over')
    burns.ward.seen(registrar, roomThere, 1)
    visit.client.conversation(roomThere).subscribe(() => {})
    await pass(1000)
    expect(
      visit.client
        .conversation(roomThere)
        .getSnapshot()
        .messages.map(({ body }) => body),
    ).toEqual(['Photos of a hand', 'Send her over'])
    expect(visit.client.connection.getSnapshot().line).toBe('level')
    const mine = burns.ward.room(roomThere).members.get(burns.visitorOf(amina) ?? '')
    expect(mine?.deliveredUpTo).toBe(2)
  })

  test('turning there again, also twice at once, is the visit that is there', async () => {
    const { burns, started } = twoHospitals()
    const client = await started(amina)
    const both = await Promise.all([
      client.visits.begin(burns.organisation.id),
      client.visits.begin(burns.organisation.id),
    ])
    const again = await client.visits.begin(burns.organisation.id)
    const opened = [...both, again].map((answer) => (answer.ok ? answer.value : null))
    expect(new Set(opened).size).toBe(1)
    expect(burns.hellos.filter(({ t }) => t === 'hello').length).toBeLessThanOrEqual(1)
  })

  test('an organisation that is not connected is not there, and without a line none can be turned to', async () => {
    const { server, burns, started } = twoHospitals()
    const client = await started(amina)
    expect(await client.visits.begin('01980000-0000-7000-a000-000000000009')).toMatchObject({
      refusal: { code: 'not-found' },
    })
    server.down = true
    server.cut()
    expect(await client.visits.begin(burns.organisation.id)).toMatchObject({
      refusal: { code: 'unavailable' },
    })
  })

  test('a visit does not visit, nor sign anybody out', async () => {
    const { burns, visiting } = twoHospitals()
    const { client, visit } = await visiting()
    expect(visit.client.visits.store.getSnapshot()).toEqual([])
    expect(await visit.client.visits.begin(burns.organisation.id)).toMatchObject({ ok: false })
    expect(await visit.client.signOut()).toMatchObject({ ok: false })
    await settle()
    expect(client.session.getSnapshot().state).toBe('signed-in')
    expect(visit.client.session.getSnapshot().state).toBe('signed-in')
  })

  test('each conversation is asked for by the client that has it', async () => {
    const { room, visiting } = twoHospitals()
    const { client, visit, roomThere } = await visiting()
    expect(client.visits.clientOf(roomThere)).toBe(visit.client)
    expect(client.visits.clientOf(room)).toBe(client)
    const places = client.visits.places.getSnapshot()
    expect([...places]).toEqual([[roomThere, visit.client]])
  })

  test('where conversations are changes by identity only when they are elsewhere', async () => {
    const { burns, visiting, pass } = twoHospitals()
    const { client, visit, roomThere } = await visiting()
    const before = client.visits.places.getSnapshot()
    burns.ward.send(registrar, roomThere, 'Send her over')
    await pass(500)
    expect(client.visits.places.getSnapshot()).toBe(before)
    const another = burns.ward.start(registrar, 'Burns ward', [burns.visitorOf(amina) ?? ''])
    await pass(500)
    expect(client.visits.clientOf(another)).toBe(visit.client)
  })

  test('what is unread there is counted apart from home', async () => {
    const { server, room, burns, visiting, pass } = twoHospitals()
    const { client, roomThere } = await visiting()
    burns.ward.send(registrar, roomThere, 'One')
    burns.ward.send(registrar, roomThere, 'Two')
    server.ward.send(ben, room, 'At home')
    await pass(500)
    expect(client.visits.unread.getSnapshot()).toMatchObject({ conversations: 1, messages: 2 })
    expect(client.unread.getSnapshot()).toMatchObject({ conversations: 1, messages: 1 })
  })

  test('a visit that began on another device is found when the page is looked at again', async () => {
    const { server, burns, device, pass } = twoHospitals()
    let shown = () => {}
    const client = device(amina, {
      onHint(listener) {
        shown = () => listener('shown')
        return () => {}
      },
    })
    await client.start()
    await settle()
    burns.admit(amina)
    shown()
    await settle()
    expect(client.visits.store.getSnapshot()).toEqual([])
    await pass(61_000)
    shown()
    await settle()
    expect(client.visits.store.getSnapshot()).toHaveLength(1)
    expect(server.queries.filter((name) => name === 'identity.listVisits')).toHaveLength(2)
  })

  test('a second tab learns of it at once, and one of the two sends what is written there', async () => {
    const { burns, device, turnTo, pass } = twoHospitals()
    const browser = paperTabs()
    const storage = memoryStorage()
    const first = device(amina, { storage, tabs: browser.tab() })
    const second = device(amina, { storage, tabs: browser.tab() })
    for (const tab of [first, second]) await tab.start()
    await settle()
    const { roomThere } = await turnTo(first)
    await pass(100)
    expect(second.visits.store.getSnapshot()).toHaveLength(1)
    await second.visits.clientOf(roomThere).conversation(roomThere).send('From the second tab')
    await pass(1000)
    expect(burns.ward.room(roomThere).messages).toHaveLength(1)
    expect(burns.asked.filter(({ name }) => name === 'messaging.sendMessage')).toHaveLength(1)
  })
})
