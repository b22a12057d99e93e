import { closeCodes } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { amina, ben, settle } from '../../test/people.ts'
import { registrar, twoHospitals } from '../../test/two-hospitals.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

describe('the end of a visit', () => {
  test('AFF3: when the organisations are not connected any more it is gone from this device, and home is as it was', async () => {
    const { server, room, burns, visiting, pass } = twoHospitals()
    const storage = memoryStorage()
    const { client, visit, roomThere } = await visiting({ storage })
    burns.ward.send(registrar, roomThere, 'Private')
    visit.client.conversation(roomThere).subscribe(() => {})()
    await pass(3000)
    server.disconnect(burns)
    await pass(1000)
    expect(client.visits.store.getSnapshot()).toEqual([])
    expect(client.visits.organisations.getSnapshot()).toEqual([])
    expect(client.visits.places.getSnapshot().size).toBe(0)
    expect(client.visits.ended.getSnapshot()).toEqual([])
    expect(visit.client.conversation(roomThere).getSnapshot().messages).toEqual([])
    const kept = await (await storage.open(burns.visitorOf(amina) ?? '')).list('')
    expect(JSON.stringify(kept)).not.toContain('Private')
    const hellos = burns.hellos.length
    await pass(30_000)
    expect(burns.hellos).toHaveLength(hellos)

    expect(client.session.getSnapshot()).toMatchObject({ state: 'signed-in', ended: false })
    await client.conversation(room).send('Still here')
    await pass(500)
    expect(server.ward.room(room).messages).toHaveLength(1)
  })

  test('AFF3: what is not listed any more is closed and forgotten, also where its own line heard nothing', async () => {
    const { server, burns, visiting, pass } = twoHospitals()
    const storage = memoryStorage()
    const { client, visit, roomThere } = await visiting({ storage })
    burns.ward.send(registrar, roomThere, 'Private')
    await pass(3000)
    for (const socket of burns.sockets) socket.dead = true
    server.disconnect(burns)
    await pass(100)
    expect(client.visits.store.getSnapshot()).toEqual([])
    expect(visit.client.inbox.getSnapshot().entries).toEqual([])
    const kept = await (await storage.open(burns.visitorOf(amina) ?? '')).list('')
    expect(JSON.stringify(kept)).not.toContain('Private')
  })

  test('what was not sent is told, kept, and goes when the organisations are connected again', async () => {
    const { server, burns, visiting, pass } = twoHospitals()
    const { client, visit, roomThere } = await visiting()
    burns.refuse = (name) => (name === 'messaging.sendMessage' ? 'unavailable' : undefined)
    await visit.client.conversation(roomThere).send('One')
    await visit.client.conversation(roomThere).send('Two')
    await pass(200)
    server.disconnect(burns)
    await pass(1000)
    expect(client.visits.ended.getSnapshot()).toEqual([{ organisation: burns.organisation, unsent: 2 }])
    burns.refuse = () => undefined
    server.connect(burns)
    await pass(5_000)
    expect(client.visits.ended.getSnapshot()).toEqual([])
    expect(client.visits.store.getSnapshot()).toHaveLength(1)
    expect(client.visits.clientOf(roomThere)).not.toBe(client)
    expect(burns.ward.room(roomThere).messages.map(({ message }) => message.body)).toEqual(['One', 'Two'])
  })

  test('AFF6: whoever is turned away there is told what was not sent until they are welcome again', async () => {
    const { server, burns, visiting, pass } = twoHospitals()
    const { client, visit, roomThere } = await visiting()
    burns.refuse = (name) => (name === 'messaging.sendMessage' ? 'unavailable' : undefined)
    await visit.client.conversation(roomThere).send('One')
    await pass(200)
    burns.turnedAway.add(amina)
    burns.cut(closeCodes.signedOut)
    await pass(1000)
    const told = [{ organisation: burns.organisation, unsent: 1 }]
    expect(client.visits.ended.getSnapshot()).toEqual(told)
    // Home is welcomed again, and the visit is listed still.
    server.cut()
    await pass(5_000)
    expect(client.visits.store.getSnapshot()).toEqual([])
    expect(client.visits.known.getSnapshot()).toBe(true)
    expect(client.visits.ended.getSnapshot()).toEqual(told)
    burns.turnedAway.clear()
    burns.refuse = () => undefined
    server.cut()
    await pass(5_000)
    expect(client.visits.ended.getSnapshot()).toEqual([])
    expect(burns.ward.room(roomThere).messages).toHaveLength(1)
  })

  test('AFF6: a line there that is closed for good ends that visit alone', async () => {
    const { burns, visiting, pass } = twoHospitals()
    const { client } = await visiting()
    burns.cut(closeCodes.signedOut)
    await pass(1000)
    expect(client.visits.store.getSnapshot()).toEqual([])
    expect(client.session.getSnapshot().state).toBe('signed-in')
  })

  test('a line there that falls comes back by itself, whatever the line at home does', async () => {
    const { burns, visiting, pass } = twoHospitals()
    const { client, visit } = await visiting()
    burns.cut()
    await pass(50)
    expect(client.connection.getSnapshot().line).toBe('level')
    await pass(5_000)
    expect(visit.client.connection.getSnapshot().line).toBe('level')
    expect(client.visits.store.getSnapshot()).toEqual([visit])
  })

  test('an answer to an older question does not end the visit that began meanwhile', async () => {
    const { server, burns, device } = twoHospitals()
    const { fetch, ...ports } = server.portsFor({ personId: amina })
    const heldBack: (() => void)[] = []
    let isHolding = false
    const client = device(amina, {
      ...ports,
      async fetch(url, init) {
        const answer = await fetch(url, init)
        if (isHolding && url.includes('list-visits')) await new Promise<void>((go) => heldBack.push(go))
        return answer
      },
    })
    await client.start()
    await settle()
    isHolding = true
    server.disconnect(burns)
    server.connect(burns)
    await settle()
    const begun = await client.visits.begin(burns.organisation.id)
    await settle()
    const [older, old, newest] = heldBack
    older?.()
    old?.()
    await settle()
    // The very one that was opened: it was not closed, and another opened in its place.
    expect(client.visits.store.getSnapshot()[0]).toBe(begun.ok && begun.value)
    newest?.()
    await settle()
    expect(client.visits.store.getSnapshot()[0]).toBe(begun.ok && begun.value)
  })

  test("another person's session opens none of these visits", async () => {
    const { burns, device, visiting, pass } = twoHospitals()
    const storage = memoryStorage()
    const { client, visit, roomThere } = await visiting({ storage })
    burns.refuse = (name) => (name === 'messaging.sendMessage' ? 'unavailable' : undefined)
    await visit.client.conversation(roomThere).send('From Amina')
    await client.stop()
    burns.refuse = () => undefined
    const again = device(ben, { storage })
    await again.start()
    await pass(10_000)
    expect(again.session.getSnapshot().me?.person.id).toBe(ben)
    expect(again.visits.store.getSnapshot()).toEqual([])
    expect(again.visits.ended.getSnapshot()).toEqual([])
    expect(burns.ward.room(roomThere).messages).toEqual([])
  })

  test('leaving closes every visit, and keeps what is kept', async () => {
    const { burns, device, visiting, pass } = twoHospitals()
    const storage = memoryStorage()
    const { client, visit, roomThere } = await visiting({ storage })
    burns.ward.send(registrar, roomThere, 'Just now')
    await pass(100)
    await client.stop()
    expect(burns.sockets.size).toBe(0)
    expect(visit.client.session.getSnapshot().me).toBeNull()
    const again = device(amina, { storage })
    await again.start()
    await settle()
    expect(again.visits.clientOf(roomThere).inbox.getSnapshot().entries[0]?.lastMessage?.body).toBe(
      'Just now',
    )
  })
})
