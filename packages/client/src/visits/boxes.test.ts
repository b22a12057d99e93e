import { api, closeCodes } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { paperTabs } from '../../test/paper-tabs.ts'
import { amina, settle } from '../../test/people.ts'
import { registrar, twoHospitals } from '../../test/two-hospitals.ts'
import { memoryStorage } from '../storage/memory-storage.ts'

describe('what is kept of a visit', () => {
  test('its conversations are there after a reload without a network, and what was written there goes later', async () => {
    const { server, burns, device, visiting, pass } = twoHospitals()
    const storage = memoryStorage()
    const { client, visit, roomThere } = await visiting({ storage })
    burns.ward.send(registrar, roomThere, 'Send her over')
    visit.client.conversation(roomThere).subscribe(() => {})()
    await pass(3000)
    server.down = true
    server.cut()
    burns.cut()
    await visit.client.conversation(roomThere).send('She is on her way')
    visit.client.conversation(roomThere).setDraft('And')
    await client.stop()

    const again = device(amina, { storage })
    await again.start()
    await settle()
    const there = again.visits.clientOf(roomThere)
    expect(there).not.toBe(again)
    expect(
      there
        .conversation(roomThere)
        .getSnapshot()
        .messages.map(({ body }) => body),
    ).toEqual(['Send her over'])
    expect(there.conversation(roomThere).getSnapshot()).toMatchObject({
      draft: 'And',
      outgoing: [{ state: 'queued' }],
    })
    expect(again.visits.known.getSnapshot()).toBe(false)
    server.down = false
    await pass(10_000)
    expect(burns.ward.room(roomThere).messages.map(({ message }) => message.body)).toEqual([
      'Send her over',
      'She is on her way',
    ])
    expect(again.visits.known.getSnapshot()).toBe(true)
  })

  test('RT42: signing out at home destroys the boxes of all visits, also of one that has ended', async () => {
    const { server, burns, device, visiting, pass } = twoHospitals()
    const storage = memoryStorage()
    const { client, roomThere, visit } = await visiting({ storage })
    const visitorId = burns.visitorOf(amina) ?? ''
    burns.ward.send(registrar, roomThere, 'Private')
    await visit.client.conversation(roomThere).send('On its way')
    burns.refuse = () => 'unavailable'
    await visit.client.conversation(roomThere).send('Never sent')
    await pass(3000)
    server.disconnect(burns)
    await pass(1000)
    expect(client.visits.store.getSnapshot()).toEqual([])
    expect(await (await storage.open(visitorId)).list('')).not.toEqual([])
    await client.signOut()
    expect(await (await storage.open(visitorId)).list('')).toEqual([])
    expect(await (await storage.open(amina)).list('')).toEqual([])
    const again = device(undefined, { storage })
    await again.start()
    await settle()
    expect(again.visits.store.getSnapshot()).toEqual([])
  })

  test('RT42: signing out in one tab leaves nothing of a visit in another', async () => {
    const { device, turnTo, pass } = twoHospitals()
    const browser = paperTabs()
    const storage = memoryStorage()
    const first = device(amina, { storage, tabs: browser.tab() })
    const second = device(amina, { storage, tabs: browser.tab() })
    for (const tab of [first, second]) await tab.start()
    await settle()
    const { roomThere } = await turnTo(first)
    await pass(100)
    const there = second.visits.clientOf(roomThere)
    expect(there.inbox.getSnapshot().entries).toHaveLength(1)
    await first.signOut()
    await pass(100)
    expect(second.visits.store.getSnapshot()).toEqual([])
    expect(there.inbox.getSnapshot().entries).toEqual([])
    expect(there.session.getSnapshot().me).toBeNull()
  })

  test('RT42: when the server ends the session at home, what came from there goes and what was written there is sent after the next sign-in', async () => {
    const { server, burns, visiting, pass } = twoHospitals()
    const storage = memoryStorage()
    const { client, visit, roomThere } = await visiting({ storage })
    const visitorId = burns.visitorOf(amina) ?? ''
    burns.ward.send(registrar, roomThere, 'Private')
    visit.client.conversation(roomThere).subscribe(() => {})()
    await pass(3000)
    burns.refuse = (name) => (name === 'messaging.sendMessage' ? 'unavailable' : undefined)
    await visit.client.conversation(roomThere).send('Written in the lift')
    server.cut(closeCodes.signedOut)
    await pass(100)
    expect(client.session.getSnapshot()).toMatchObject({ state: 'signed-out', ended: true })
    expect(client.visits.store.getSnapshot()).toEqual([])
    const kept = JSON.stringify(await (await storage.open(visitorId)).list(''))
    expect(kept).not.toContain('Private')
    expect(kept).toContain('Written in the lift')
    expect(JSON.stringify(await (await storage.open(amina)).list(''))).not.toContain('Severn')

    burns.refuse = () => undefined
    await client.signIn(api.identity.signInWithPassword, { email: amina, password: 'x' })
    await pass(3000)
    expect(burns.ward.room(roomThere).messages.map(({ message }) => message.body)).toEqual([
      'Private',
      'Written in the lift',
    ])
  })

  test('who was here last is remembered at home alone', async () => {
    const { visiting } = twoHospitals()
    const storage = memoryStorage()
    await visiting({ storage })
    expect(await storage.lastPerson()).toBe(amina)
  })
})
