import type { Delivered } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import type { ClientOptions } from '../src/client.ts'
import { createClient } from '../src/create-client.ts'
import { memoryStorage } from '../src/storage/memory-storage.ts'
import { PaperServer } from './paper-server.ts'
import type { Caller } from './paper-socket.ts'

export const amina = '01980000-0000-7000-9000-00000000000a'
export const ben = '01980000-0000-7000-9000-00000000000b'
export const chidi = '01980000-0000-7000-9000-00000000000c'

/** A ward with Amina and Ben in one group, a clock whose hands the test moves, and their devices. */
export function ward() {
  const server = new PaperServer()
  const clock = fakeClock()
  const room = server.ward.start(amina, 'Ward 4', [ben])
  let made = 0

  /** A device of that person, not started. Chance always says one half. */
  function device(
    personId: string | undefined,
    options: Partial<ClientOptions> = {},
    caller: Caller = { personId },
  ) {
    return createClient({
      baseUrl: 'http://baton.test',
      clock,
      random: () => 0.5,
      storage: memoryStorage(),
      newId() {
        made += 1
        return `01990000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`
      },
      ...server.portsFor(caller),
      ...options,
    })
  }

  /** A device that is signed in and level. */
  async function started(personId: string, options: Partial<ClientOptions> = {}) {
    const client = device(personId, options)
    await client.start()
    await settle()
    return client
  }

  /** Lets time pass, in steps small enough for what each timer begins to end. */
  async function pass(ms: number): Promise<void> {
    await settle()
    for (let passed = 0; passed < ms; passed += 50) {
      clock.advance(Math.min(50, ms - passed))
      await settle()
    }
  }

  return { server, clock, room, device, started, pass }
}

/** Lets everything that needs no time happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** Lets what needs no fake time happen (disks, ciphers), until it did. */
export async function until(holds: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 20_000
  while (!holds()) {
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain for ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

export function isMessage(event: Delivered): boolean {
  return event.type === 'message.sent'
}
