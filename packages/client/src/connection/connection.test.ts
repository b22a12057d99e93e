import { api, closeCodes } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { amina, ben, ward } from '../../test/people.ts'
import { memoryStorage } from '../storage/memory-storage.ts'
import { waitAfter } from './backoff.ts'
import { readFrames, sharedReader } from './read-frames.ts'

describe('the line', () => {
  test('RT12: the wait before the next attempt is random, below 250 ms at first and 5 s at most', () => {
    expect(waitAfter(0, () => 0)).toBe(0)
    expect(waitAfter(0, () => 0.999)).toBeLessThan(250)
    expect(waitAfter(3, () => 0.5)).toBe(1000)
    expect(waitAfter(60, () => 0.999)).toBeLessThan(5000)
    expect(waitAfter(60, () => 0.999)).toBeGreaterThan(4900)
  })

  test('RT12: a device comes back by itself when the server does', async () => {
    const { server, started, pass } = ward()
    const client = await started(amina)
    server.down = true
    server.cut(closeCodes.restarting)
    await pass(30_000)
    expect(client.connection.getSnapshot().line).toBe('offline')
    server.down = false
    await pass(5000)
    expect(client.connection.getSnapshot().line).toBe('level')
  })

  test('RT32: a line that is dead without a word is noticed within 10 s, and since when is known', async () => {
    const { server, clock, started, pass } = ward()
    const client = await started(amina)
    const cutAt = clock.now().getTime()
    for (const socket of server.sockets) socket.dead = true
    server.down = true
    await pass(10_000)
    const { line, since } = client.connection.getSnapshot()
    expect(line).toBe('offline')
    expect(new Date(since).getTime() - cutAt).toBeLessThanOrEqual(10_000)
  })

  test('RT32: a quiet line stays up on pings alone', async () => {
    const { server, started, pass } = ward()
    const client = await started(amina)
    await pass(60_000)
    expect(client.connection.getSnapshot().line).toBe('level')
    expect(server.hellos).toHaveLength(1)
  })

  test('RT32: a laptop that slept asks when it wakes, and is back within 10 s', async () => {
    const { server, clock, started, pass } = ward()
    const client = await started(amina)
    for (const socket of server.sockets) socket.dead = true
    clock.now = later(clock.now, 3_600_000)
    await pass(10_000)
    expect(server.hellos).toHaveLength(2)
    expect(client.connection.getSnapshot().line).toBe('level')
  })

  test('RT32: a hidden page, whose timers ring once a minute, keeps its line', async () => {
    const { server, clock, device, pass } = ward()
    const { setTimer } = clock
    const client = device(amina, { clock: { ...clock, setTimer: (_, ring) => setTimer(60_000, ring) } })
    await client.start()
    await pass(600_000)
    expect(client.connection.getSnapshot().line).toBe('level')
    expect(server.hellos).toHaveLength(1)
  })

  test('RT28: a command whose answer was lost is asked again by the other road, and done once', async () => {
    const { server, room, started } = ward()
    const client = await started(ben)
    server.beforeAnswer = () => {
      server.beforeAnswer = () => {}
      server.cut()
    }
    const answer = await client.call(api.messaging.sendMessage, { conversationId: room, body: 'Once' })
    expect(answer).toMatchObject({ ok: true, value: { number: 1 } })
    expect(server.asked.map(({ road }) => road)).toEqual(['socket', 'http'])
    expect(server.asked[0]?.id).toBe(server.asked[1]?.id)
    expect(server.ward.room(room).messages).toHaveLength(1)
  })

  test('RT29: several frames in one message are read in order, and rubbish between them is passed over', () => {
    const event = JSON.stringify({
      t: 'event',
      stream: 'person:01980000-0000-7000-9000-00000000000a',
      seq: 4,
      at: '2026-03-02T08:00:00.000Z',
      by: null,
      type: 'conversation.closed',
      data: { conversationId: '01980000-0000-7000-9000-00000000000b' },
    })
    const text = `{"t":"pong"}\nnot a frame\n${event}\n`
    expect(readFrames(text).map(({ t }) => t)).toEqual(['pong', 'event'])
    const reader = sharedReader()
    expect(reader(text)[1]).toBe(reader(text)[1])
  })

  test('RT34: a session that the server ended shows sign-in, and does not knock again', async () => {
    const { server, started, pass } = ward()
    const client = await started(amina)
    server.cut(closeCodes.signedOut)
    await pass(10_000)
    expect(client.session.getSnapshot()).toEqual({ state: 'signed-out', me: null, ended: true })
    expect(server.hellos).toHaveLength(1)
  })

  test('another version of the protocol asks for a reload', async () => {
    const { server, started, pass } = ward()
    const client = await started(amina)
    server.cut(closeCodes.version)
    await pass(10_000)
    expect(client.connection.getSnapshot().line).toBe('reload')
    expect(server.hellos).toHaveLength(1)
  })

  test('a device at fault pauses before it comes back', async () => {
    const { server, started, pass } = ward()
    await started(amina)
    server.cut(closeCodes.badFrame)
    await pass(4900)
    expect(server.hellos).toHaveLength(1)
    await pass(300)
    expect(server.hellos).toHaveLength(2)
  })

  test('RT42: when the server ends the session the messages go, and what was written waits for the next sign-in', async () => {
    const { server, room, started, device, pass } = ward()
    const storage = memoryStorage()
    const client = await started(amina, { storage })
    const stop = client.conversation(room).subscribe(() => {})
    server.ward.send(ben, room, 'Private')
    await pass(2000)
    server.down = true
    server.cut()
    await client.conversation(room).send('Written in the lift')
    client.conversation(room).setDraft('And another')
    server.down = false
    server.cut(closeCodes.signedOut)
    // The session ended while she was away: the first ticket is refused.
    const visitor = { personId: undefined as string | undefined }
    await client.stop()
    stop()
    const again = device(amina, { storage }, visitor)
    await again.start()
    await pass(1000)
    expect(again.session.getSnapshot()).toMatchObject({ state: 'signed-out', ended: true })
    const kept = JSON.stringify(await (await storage.open(amina)).list(''))
    expect(kept).not.toContain('Private')
    expect(kept).toContain('Written in the lift')
    await again.signIn(api.identity.signInWithPassword, { email: amina, password: 'x' })
    await pass(3000)
    expect(server.ward.room(room).messages.map(({ message }) => message.body)).toEqual([
      'Private',
      'Written in the lift',
    ])
    expect(server.ward.inbox(amina).entries[0]?.standing.draft?.body).toBe('And another')
  })

  test('RT42: signing out destroys what was kept, also without a network', async () => {
    const { server, room, started, device, pass } = ward()
    const storage = memoryStorage()
    const client = await started(amina, { storage })
    server.ward.send(ben, room, 'Private')
    client.conversation(room).subscribe(() => {})()
    await pass(2000)
    server.down = true
    server.cut()
    await client.conversation(room).send('Never sent')
    await client.signOut()
    expect(await storage.lastPerson()).toBeNull()
    expect(await (await storage.open(amina)).list('')).toEqual([])
    expect(client.inbox.getSnapshot().entries).toEqual([])
    server.down = false
    const again = device(undefined, { storage })
    await again.start()
    expect(again.session.getSnapshot()).toMatchObject({ state: 'signed-out', ended: false })
  })

  test("one person's queue is never sent with another's session", async () => {
    const { server, room, started, device, pass } = ward()
    const storage = memoryStorage()
    const client = await started(amina, { storage })
    server.down = true
    server.cut()
    await client.conversation(room).send('From Amina')
    await client.stop()
    server.down = false
    const again = device(ben, { storage })
    await again.start()
    await pass(10_000)
    expect(again.session.getSnapshot().me?.person.id).toBe(ben)
    expect(server.ward.room(room).messages).toEqual([])
    expect(again.conversation(room).getSnapshot().outgoing).toEqual([])
  })
})

/** A clock's `now`, moved on: no timer rang in between, as on a machine that was asleep. */
function later(now: () => Date, ms: number): () => Date {
  return () => new Date(now().getTime() + ms)
}
