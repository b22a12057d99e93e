import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { DeviceSignal } from '@baton/contract'
import { answerOffer, type Connection } from '@baton/testkit/callers/connection'
import { lookAround, within } from '@baton/testkit/callers/crowd'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { idOf, openWard, type Ward } from './embedded.fixture.ts'

let ward: Ward
beforeEach(() => {
  ward = openWard()
})
afterEach(() => ward.leave())

const patienceMs = 30_000
const heard = (caller: ReturnType<Ward['enter']>, name: string) =>
  caller.from(idOf(name), 'microphone')?.pieces ?? 0

test('the process is killed, another one takes its place, and everyone is back in theirs (CAL21)', async () => {
  const everyone = ['ada', 'ben', 'cem'].map((name) => ward.enter(name))
  const [ada, ben, cem] = everyone
  if (!ada || !ben || !cem) throw new Error('nobody came')
  lookAround(everyone, 2)
  expect(await within(patienceMs, () => heard(ben, 'ada') > 20 && heard(cem, 'ada') > 20)).toBe(true)
  await ward.media.silence({ meetingId: 'handover', participantId: idOf('cem') })
  const { pid } = ward.media
  if (pid === undefined) throw new Error('no process')
  process.kill(pid, 'SIGKILL')
  expect(await within(patienceMs, () => everyone.every(({ gone }) => gone === 1))).toBe(true)
  for (const caller of everyone) caller.ears.heard.clear()
  expect(await within(patienceMs, () => heard(ben, 'ada') > 20 && heard(ada, 'ben') > 20)).toBe(true)
  expect(await within(patienceMs, () => heard(cem, 'ada') > 20 && cem.framesFrom(idOf('ada')) > 5)).toBe(true)
  expect(heard(ada, 'cem')).toBe(0)
  const figures = await ward.media.figures()
  expect(figures).toMatchObject({ restarts: 1, connections: 3 })
  expect(ward.media.pid).not.toBe(pid)
})

test('a process that lives and does nothing is replaced too (CAL21)', async () => {
  const [ada, ben] = [ward.enter('ada'), ward.enter('ben')]
  expect(await within(patienceMs, () => heard(ben, 'ada') > 20)).toBe(true)
  const { pid } = ward.media
  if (pid === undefined) throw new Error('no process')
  process.kill(pid, 'SIGSTOP')
  expect(await within(patienceMs, () => ada.gone > 0 && ben.gone > 0)).toBe(true)
  ben.ears.heard.clear()
  expect(await within(patienceMs, () => heard(ben, 'ada') > 20)).toBe(true)
  expect((await ward.media.figures()).restarts).toBe(1)
})

test('what makes no sense as a signal is dropped, and those who are in the meeting notice nothing', async () => {
  const [ada, ben] = [ward.enter('ada'), ward.enter('ben')]
  expect(await within(patienceMs, () => heard(ben, 'ada') > 20)).toBe(true)
  const { pid } = ward.media
  const line = ward.media.openLine({ meetingId: 'handover', participantId: idOf('stranger') }, () => {})
  for (let round = 0; round < 500; round += 1) line.hear(nonsense(round))
  await pause(500)
  ben.ears.heard.clear()
  expect(await within(patienceMs, () => heard(ben, 'ada') > 20)).toBe(true)
  expect(ward.media.pid).toBe(pid)
  expect((await ward.media.figures()).restarts).toBe(0)
  expect(ada.gone).toBe(0)
  line.close()
})

test('ten thousand packets that are none, from a participant and from anywhere, do not bring it down', async () => {
  const [ada, ben] = [ward.enter('ada'), ward.enter('ben')]
  expect(await within(patienceMs, () => heard(ben, 'ada') > 20)).toBe(true)
  const { pid } = ward.media
  const { connection, port, close } = await connectStranger(ward)
  const before = residentMegabytes(pid)
  const socket = createSocket('udp4')
  for (let round = 0; round < 10_000; round += 1) {
    throwAt(connection, randomPacket(round))
    if (port !== null) socket.send(randomPacket(round + 1), port, '127.0.0.1')
    if (round % 200 === 0) await pause(5)
  }
  await pause(500)
  socket.close()
  ben.ears.heard.clear()
  expect(await within(patienceMs, () => heard(ben, 'ada') > 20)).toBe(true)
  expect(ward.media.pid).toBe(pid)
  expect(ada.gone).toBe(0)
  expect(residentMegabytes(pid) - before).toBeLessThan(100)
  close()
})

test('two hundred come and go, and nothing of them is left', async () => {
  for (let round = 0; round < 20; round += 1) {
    const those = Array.from({ length: 10 }, (_, index) =>
      ward.enter(`${round}/${index}`, `meeting ${round}`),
    )
    expect(await within(patienceMs, () => those.every(({ state }) => state === 'up'))).toBe(true)
    for (const caller of those) caller.close()
  }
  const { connections, restarts } = await ward.media.figures()
  expect({ connections, restarts }).toEqual({ connections: 0, restarts: 0 })
})

function nonsense(round: number): DeviceSignal {
  const attempt = 1 + Math.floor(round / 3)
  const sdps = [
    '',
    'v=0',
    `v=0\r\n${'m=audio 9 X 111\r\n'.repeat(1_000)}`,
    `a=ice-ufrag:aaaa\r\na=ice-pwd:${'b'.repeat(30)}\r\na=fingerprint:sha-256 ${'AA:'.repeat(31)}AA\r\na=setup:active\r\n`,
    '\u0000'.repeat(60_000),
  ]
  if (round % 3 === 0) return { kind: 'dial', attempt }
  if (round % 3 === 1) return { kind: 'answer', attempt, sdp: sdps[round % sdps.length] ?? '' }
  const candidates = ['', 'candidate:', 'candidate:1 1 udp 1 evil.example 1 typ host', 'x'.repeat(1_000)]
  const mid = round % 2 === 0 ? '0' : 'nowhere'
  return { kind: 'candidate', attempt, candidate: candidates[round % candidates.length] ?? '', mid }
}

/** Somebody who connects as a device does and sends what they like. */
async function connectStranger({ media }: Ward) {
  let connection: Connection | undefined
  let isUp = false
  let port: number | null = null
  const line = media.openLine({ meetingId: 'handover', participantId: idOf('stranger') }, (signal) => {
    if (signal.kind === 'offer') {
      connection = answerOffer(
        { sdp: signal.sdp, own: signal.own, way: { iceServers: [], relayOnly: false } },
        {
          answer: (sdp) => line.hear({ kind: 'answer', attempt: 1, sdp }),
          candidate: (candidate, mid) => line.hear({ kind: 'candidate', attempt: 1, candidate, mid }),
          state: (state) => {
            isUp ||= state === 'connected'
          },
          packet: () => {},
        },
      )
    } else if (signal.kind === 'candidate') {
      port = Number(signal.candidate.split(' ')[5])
      connection?.addCandidate(signal.candidate, signal.mid)
    }
  })
  line.hear({ kind: 'dial', attempt: 1 })
  if (!(await within(patienceMs, () => isUp)) || connection === undefined) throw new Error('never up')
  const opened = connection
  return {
    connection: opened,
    port: port as number | null,
    close() {
      opened.close()
      line.close()
    },
  }
}

/** Bytes by chance; every other one begins like a packet or a report. */
function randomPacket(round: number): Buffer {
  const bytes = Buffer.from(Array.from({ length: 12 + (round % 200) }, () => Math.floor(Math.random() * 256)))
  if (round % 2 === 0) {
    bytes.writeUInt8(0x80 | (round % 64), 0)
    bytes.writeUInt8(round % 4 === 0 ? 111 : 200 + (round % 8), 1)
  }
  return bytes
}

function residentMegabytes(pid: number | undefined): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')
    return (Number(pages) * 4_096) / 1024 / 1024
  } catch {
    return 0
  }
}

/** What the sender's own side will not encrypt does not get out. */
function throwAt(connection: Connection, packet: Buffer): void {
  try {
    connection.send('mic', packet)
  } catch {
    // As good as lost on the way.
  }
}
