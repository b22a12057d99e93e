import { Caller } from '@baton/testkit/callers/caller'
import { throughDoor } from '@baton/testkit/callers/through-door'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMedia } from '../../open-media.ts'
import { systemClock } from '../clock.ts'
import { silentLog } from '../log.ts'
import type { Media } from './media.ts'
import { findRelay, type RunningRelay, startRelay } from './start-relay.fixture.ts'

const program = findRelay()

describe.skipIf(program === undefined)('by a real relay (there is no coturn on every machine)', () => {
  let relay: RunningRelay
  let media: Media
  const callers: Caller[] = []

  beforeAll(async () => {
    relay = await startRelay(program ?? '')
    media = await opened(relay.secret)
  })

  afterAll(async () => {
    for (const caller of callers) caller.close()
    await media.stop()
    await relay.stop()
  })

  async function opened(secret: string): Promise<Media> {
    const urls = [`turn:${relay.address}:${relay.port}`]
    const settings = {
      kind: 'embedded',
      port: 0,
      host: null,
      relay: { urls, secret },
      relayOnly: true,
    } as const
    const door = await openMedia({ media: settings }, { clock: systemClock, log: silentLog })
    if (!door.ok) throw new Error(door.sentence)
    return door.media
  }

  async function comesIn(door: Media, participantId: string): Promise<Caller> {
    const seat = { meetingId: 'the ward round', participantId }
    const pass = await door.passFor(seat)
    if (pass.kind !== 'embedded') throw new Error('another pass')
    const caller = new Caller({ participantId, connect: throughDoor(door, seat), way: pass })
    callers.push(caller)
    caller.dial()
    return caller
  }

  // That nothing but the relay is used is the browsers' doing: `tools/with-relay.ts` has journeys show it.
  test('the pass that Baton makes is taken by it', async () => {
    await comesIn(media, 'nurse')
    await expect
      .poll(() => relay.said(), { timeout: 30_000 })
      .toMatch(/user <\d+:nurse>: incoming packet ALLOCATE processed, success/)
  })

  test('a pass that was made with another secret opens no relay', async () => {
    const strange = await opened('a secret that the relay does not share')
    await comesIn(strange, 'stranger')
    await expect.poll(() => relay.said(), { timeout: 30_000 }).toContain('check_stun_auth: ')
    expect(relay.said()).not.toMatch(/:stranger>: incoming packet ALLOCATE processed, success/)
    await strange.stop()
  })
})
