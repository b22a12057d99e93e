import { tell } from '../../tools/measure/result.ts'
import type { ServerProcess } from '../../tools/measure/server-process.ts'
import { checkHistory } from '../checker/check-history.ts'
import type { Anomaly, History } from '../checker/history.ts'
import { readAuditedCommands } from './read-audit.ts'
import { readFinal, settle } from './settle.ts'
import type { Device } from './staff.ts'
import type { Traffic } from './traffic.ts'

/** Lets everything become quiet, stops it, and compares what every side saw. */
export async function conclude({
  server,
  devices,
  traffic,
}: {
  server: ServerProcess
  devices: readonly Device[]
  traffic: Traffic
}): Promise<{ anomalies: number; figures: Record<string, number> }> {
  await traffic.stop()
  const levelMs = await settle(devices, 90_000)
  const final = await readFinal(server.url, devices, traffic.conversationIds)
  for (const { client } of devices) await client.stop()
  await server.kill()
  const auditedCommandIds = await readAuditedCommands(server.dataDir)
  await server.stop()
  const watched = new Set(traffic.conversationIds)
  const observations = devices
    .flatMap((device) => device.observations)
    .filter(({ conversationId }) => watched.has(conversationId))
  const anomalies = judge({ sends: traffic.sends, observations, final, auditedCommandIds })
  const acknowledged = traffic.acknowledged()
  return {
    anomalies: anomalies.length,
    figures: {
      messagesAcknowledged: acknowledged,
      eventsObserved: observations.length,
      // Zero failures in n trials bound the rate at 3/n with 95 % confidence.
      lossRateBound95: acknowledged === 0 ? 1 : 3 / acknowledged,
      lastLevelMs: Math.round(levelMs),
    },
  }
}

function judge(history: History): Anomaly[] {
  const anomalies = checkHistory(history)
  for (const { kind, sentence } of anomalies.slice(0, 20)) tell(`ANOMALY ${kind}: ${sentence}`)
  return anomalies
}
