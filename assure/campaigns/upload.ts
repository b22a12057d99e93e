import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import { type StaffSession, signInEveryone } from '../../bench/load/staff-session.ts'
import { tell } from '../../tools/measure/result.ts'
import { startServerProcess } from '../../tools/measure/server-process.ts'
import { startFaultProxy } from '../faults/fault-proxy.ts'
import { randomFrom } from '../faults/random.ts'
import { sha256Of, soundOf } from '../files/content.ts'
import { type Fetched, fetchContent, sendFile, whenLookedInto } from '../files/wire.ts'
import type { Campaign } from './campaign.ts'

/** UPLOAD: one large file over a line that is cut again and again, and a server that is killed in the middle of it. */
export const uploadCampaign: Campaign = {
  id: 'UPLOAD',
  about: 'a large upload through cuts and a kill -9, fetched again by whoever may',
  volumes: { mb: 200, cuts: 20 },
  async run({ seed, volumes }) {
    const random = randomFrom(seed)
    const bytes = (volumes.mb ?? 1) * 1024 * 1024
    const cuts = volumes.cuts ?? 0
    const content = soundOf(seed, bytes)
    const server = await startServerProcess(34_221)
    const proxy = await startFaultProxy(server.port, random)
    try {
      const sessions = await signInEveryone(server.url)
      const [sender, reader, stranger] = sessions
      if (!sender || !reader || !stranger) throw new Error('the demonstration has too few people')

      const places = Array.from({ length: cuts }, () => random.below(bytes)).sort((a, b) => a - b)
      const killAt = bytes / 3 + random.below(Math.max(1, Math.floor(bytes / 3)))
      let cutsDone = 0
      let back: Promise<number> | null = null
      const started = performance.now()
      const { file, tries } = await sendFile(sender, `http://localhost:${proxy.port}`, {
        name: 'ward-round.wav',
        content,
        onSent(offset) {
          if (back === null && offset >= killAt) {
            back = server.kill().then(() => server.start())
          } else if (offset >= (places[cutsDone] ?? Number.POSITIVE_INFINITY)) {
            cutsDone += 1
            proxy.cut()
          }
        },
      })
      const sentMs = performance.now() - started
      const backMs = await back
      tell(`sent in ${tries} tries, ${cutsDone} cuts, server back after ${Math.round(backMs ?? 0)} ms`)

      const looked = await whenLookedInto(sender, file.id)
      const anomalies: string[] = []
      if (looked.state !== 'ready') anomalies.push(`it is ${looked.state} (${looked.fault})`)
      if (looked.bytes !== bytes) anomalies.push(`it has ${looked.bytes} bytes`)
      await give(sender, reader, file.id)
      const [mine, theirs, strangers] = await Promise.all(
        [sender, reader, stranger].map((session) => download(session, server.url, file.id)),
      )
      for (const [whose, fetched] of [
        ['the sender', mine],
        ['the reader', theirs],
      ] as const) {
        if (fetched?.is !== 'whole') anomalies.push(`${whose} got it ${fetched?.is}`)
        else if (fetched.sha256 !== sha256Of(content)) anomalies.push(`${whose} got other bytes`)
      }
      if (strangers?.is !== 'refused') anomalies.push('somebody got it who may not see it')
      for (const anomaly of anomalies) tell(`ANOMALY: ${anomaly}`)
      const figures = { mb: volumes.mb ?? 1, cuts: cutsDone, kills: backMs === null ? 0 : 1, tries }
      return {
        anomalies: anomalies.length,
        figures: { ...figures, sentSeconds: Math.round(sentMs / 100) / 10 },
      }
    } finally {
      await proxy.close()
      await server.stop()
    }
  },
}

/** Sends it to them, so that they may see it too. */
async function give(sender: StaffSession, reader: StaffSession, fileId: string): Promise<void> {
  const { conversationId } = await sender.call(api.messaging.startDirect, { personId: reader.personId })
  await sender.call(api.messaging.sendMessage, { conversationId, body: '', fileIds: [fileId] })
  await pause(50)
}

async function download(session: StaffSession, url: string, fileId: string): Promise<Fetched> {
  const opened = await session.call(api.files.open, { fileId }).catch(() => null)
  const link = opened?.links.download ?? null
  return link === null ? { is: 'refused', status: 404 } : fetchContent(session, url, link)
}
