import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type ClamdAddress, clamd } from './clamd.ts'
import { eicar, type PaperClamd, paperClamd } from './paper-clamd.fixture.ts'
import { hasClamd, startClamd } from './start-clamd.fixture.ts'

const open: PaperClamd[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function served(given?: Parameters<typeof paperClamd>[0]): Promise<PaperClamd> {
  const server = await paperClamd(given)
  open.push(server)
  return server
}

async function scan(address: ClamdAddress, content: Buffer, waitMs?: number) {
  const scanning = clamd(address, waitMs).begin()
  for (let at = 0; at < content.length; at += 65_536) await scanning.write(content.subarray(at, at + 65_536))
  return scanning.verdict()
}

test('FIL31: content is streamed to the scanner as it is, and what it finds is told', async () => {
  const { address, streamed } = await served()
  expect(await scan(address, Buffer.from('Bed B4'))).toBe('clean')
  expect(await scan(address, Buffer.alloc(0))).toBe('clean')
  expect(await scan(address, Buffer.from(eicar))).toBe('malware')
  expect(await scan(address, Buffer.concat([randomBytes(300_000), Buffer.from(eicar), randomBytes(9)]))).toBe(
    'malware',
  )
  expect(streamed).toEqual([6, 0, eicar.length, 300_009 + eicar.length])
  expect(await clamd(address).answers()).toBe(true)
})

test('FIL31: it is reached at a path of this machine too', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-clamd-'))
  const { address } = await served({ path: path.join(folder, 'clamd.ctl') })
  expect(await scan(address, Buffer.from(eicar))).toBe('malware')
  rmSync(folder, { recursive: true, force: true })
})

test('FIL31: only the exact words that mean "clean" are believed', async () => {
  const others = [
    'stream: OK',
    'OK\0',
    'stream: OK\n\0',
    'stream: ok\0',
    'x stream: OK\0',
    'stream: OK\0OK\0',
    '\0',
    'stream:  FOUND\0',
  ]
  for (const says of [
    ...others,
    'INSTREAM size limit exceeded. ERROR\0',
    'UNKNOWN COMMAND\0',
    `${'a'.repeat(9000)}\0`,
  ]) {
    const { address } = await served({ says })
    expect(await scan(address, Buffer.from('a')), JSON.stringify(says.slice(0, 40))).toBe('silent')
  }
})

test('FIL31: a scanner that is not there, does not speak or wants no more is silent, and nobody waits for ever', async () => {
  const gone = await paperClamd()
  await gone.close()
  expect(await scan(gone.address, randomBytes(2_000_000))).toBe('silent')
  expect(await clamd(gone.address).answers()).toBe(false)
  const mute = await served({ says: null })
  expect(await scan(mute.address, Buffer.from('a'), 200)).toBe('silent')
  expect(await clamd(mute.address, 200).answers()).toBe(false)
  const small = await served({ largest: 100_000 })
  expect(await scan(small.address, randomBytes(2_000_000))).toBe('silent')
})

test.skipIf(!hasClamd)(
  'FIL31: ClamAV itself, where it is installed, finds the test text and nothing else',
  async () => {
    const { address, stop } = await startClamd()
    try {
      expect(await scan(address, Buffer.from(eicar))).toBe('malware')
      expect(await scan(address, randomBytes(1_000_000))).toBe('clean')
    } finally {
      await stop()
    }
  },
)
