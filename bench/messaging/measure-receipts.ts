import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import { percentile } from '../../tools/measure/environment.ts'
import { openLoadSocket } from '../load/load-socket.ts'
import { sentence } from '../load/send-in-flight.ts'
import type { StaffSession } from '../load/staff-session.ts'

const rounds = 5
/** As many as one command may add. */
const addedAtOnce = 500

/**
 * One message to a group of a thousand whose devices all say at once that it reached them: until its author has been
 * told of every one, and how many events that took, each of which everybody receives.
 */
export async function measureReceipts(
  figures: Record<string, number>,
  url: string,
  sessions: readonly StaffSession[],
): Promise<void> {
  const [author, ...others] = sessions
  if (author === undefined) throw new Error('nobody is signed in')
  const ids = others.map(({ personId }) => personId)
  const group = { title: 'All staff', personIds: ids.slice(0, addedAtOnce) }
  const { conversationId } = await author.call(api.messaging.startGroup, group)
  for (let from = addedAtOnce; from < ids.length; from += addedAtOnce) {
    const personIds = ids.slice(from, from + addedAtOnce)
    await author.call(api.messaging.addMembers, { conversationId, personIds, history: 'all' })
  }
  const sender = await openLoadSocket(url, author)
  const readers = []
  for (const session of others) readers.push(await openLoadSocket(url, session))
  for (const reader of readers) {
    reader.onMessage = (line) => {
      const upTo = Number(/"number":(\d+)/.exec(line)?.[1])
      // What arrives is not answered one by one: a client says it once for all that came.
      if (line.includes('"type":"message.sent"')) void reader.markDelivered(conversationId, upTo)
    }
  }
  const samples: number[] = []
  let events = 0
  for (let round = 0; round < rounds; round += 1) {
    const reached = new Set<string>()
    const all = new Promise<number>((resolve) => {
      sender.onMessage = (line, atMs) => {
        if (!line.includes('"type":"receipt.delivered"')) return
        events += 1
        for (const [, personId = ''] of line.matchAll(/"personId":"([^"]+)","upTo"/g)) reached.add(personId)
        if (reached.size === others.length) resolve(atMs)
      }
    })
    const started = performance.now()
    await sender.send(conversationId, sentence(round))
    samples.push((await all) - started)
    await pause(500)
  }
  for (const socket of [sender, ...readers]) socket.close()
  figures.receipts1000Ms = percentile(samples, 50)
  figures.receipts1000Events = Math.round(events / rounds)
}
