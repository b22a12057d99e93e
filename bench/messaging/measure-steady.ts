import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import { percentile } from '../../tools/measure/environment.ts'
import { openLoadSocket } from '../load/load-socket.ts'
import { sentence } from '../load/send-in-flight.ts'
import type { StaffSession } from '../load/staff-session.ts'

const perSecond = 500
const groupOf = 8

/** 500 sends a second in groups of eight, by and to people with a socket each. */
export async function measureSteady(
  figures: Record<string, number>,
  url: string,
  sessions: readonly StaffSession[],
  seconds: number,
): Promise<void> {
  const conversations: string[] = []
  for (let first = 0; first + groupOf <= sessions.length; first += groupOf) {
    const [starter, ...others] = sessions.slice(first, first + groupOf)
    const personIds = others.map(({ personId }) => personId)
    const group = await starter?.call(api.messaging.startGroup, { title: `Bay ${first}`, personIds })
    if (group !== undefined) conversations.push(group.conversationId)
  }
  const sockets = []
  for (const session of sessions.slice(0, conversations.length * groupOf)) {
    sockets.push(await openLoadSocket(url, session))
  }
  const sentAt = new Map<string, number>()
  const samples: number[] = []
  for (const socket of sockets) {
    socket.onMessage = (line, atMs) => {
      const mark = /mark (\d+) /.exec(line)?.[1]
      const started = mark === undefined ? undefined : sentAt.get(mark)
      if (started !== undefined) samples.push(atMs - started)
    }
  }
  const started = performance.now()
  const pending: Promise<number>[] = []
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = started + (index * 1_000) / perSecond
    if (due > performance.now()) await pause(Math.max(1, due - performance.now()))
    // One group after another, and in each its members in turn.
    const group = index % conversations.length
    const member = Math.floor(index / conversations.length) % groupOf
    const socket = sockets[group * groupOf + member]
    if (socket === undefined) break
    sentAt.set(String(index), performance.now())
    pending.push(socket.send(conversations[group] ?? '', `mark ${index} ${sentence(index)}`))
  }
  await Promise.all(pending)
  await pause(1_000)
  for (const socket of sockets) socket.close()
  figures.deliver500P50Ms = percentile(samples, 50)
  figures.deliver500P99Ms = percentile(samples, 99)
  figures.deliver500PerSecond = Math.round(samples.length / seconds)
}
