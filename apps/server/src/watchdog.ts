import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { type Alarm, hasWay, raiseAlarm, type Ways } from './watchdog/alarm.ts'
import { afterLook, beginVigil } from './watchdog/incident.ts'
import { look } from './watchdog/look.ts'
import { goodbye, type Order, order } from './watchdog/order.ts'
import { Post } from './watchdog/post.ts'

/**
 * A small process of its own that watches whether the ladders are climbed, and tells the world outside when they are
 * not (ESC24). It outlives a server that is killed, and goes when the server says goodbye or another watchdog comes.
 */
const everyMs = 1_000

const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  if (line === goodbye) process.exit(0)
  else void watch(order.parse(JSON.parse(line)))
})

async function watch({ connection, ways, baton, file }: Order): Promise<void> {
  const post = new Post(file, randomUUID())
  let vigil = beginVigil(performance.now(), post.take())
  const untold: { alarm: Alarm; ways: Ways }[] = []
  while (post.isOurs()) {
    const seen = await look(connection)
    const after = afterLook(vigil, seen, performance.now())
    vigil = after.vigil
    if (after.tell !== null) {
      untold.push({ alarm: { what: after.tell, at: new Date().toISOString(), baton }, ways })
      post.keep(vigil.told)
    }
    const [first] = untold
    if (first !== undefined) {
      first.ways = await raiseAlarm(first.ways, first.alarm)
      if (!hasWay(first.ways)) untold.shift()
    }
    await pause(everyMs)
  }
  process.exit(0)
}
