import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { silentLog } from '../../log.ts'
import type { FromEngine } from '../engine-words.ts'
import { readLines } from '../lines.ts'
import { beginEngine } from './begin-engine.ts'

const program = fileURLToPath(new URL('../engine/main.ts', import.meta.url))
const choice = { port: 0, bindAddress: null, announced: null }

test('the process holds nothing of the server’s: no environment, and no rights where the server is root', async () => {
  process.env.DATABASE_URL = 'postgres://secret@nowhere/baton'
  const { engine, ready } = await begin()
  expect(ready).toMatchObject({ t: 'ready', port: expect.any(Number) })
  if (process.platform === 'linux') {
    expect(readFileSync(`/proc/${engine.pid}/environ`, 'utf8')).not.toContain('secret')
    const uid = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${engine.pid}/status`, 'utf8'))?.[1]
    if (process.getuid?.() === 0) expect(uid).not.toBe('0')
  }
  await engine.stop()
})

test('it ends with its server, even when the server had no time to say so', async () => {
  const child = spawn(process.execPath, [program, JSON.stringify(choice)], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdin.write('{"t":"begin"}\n')
  await once(child.stdout, 'data')
  child.stdin.end()
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})

test('a line that means nothing is left out, and the next one is understood', async () => {
  const child = spawn(process.execPath, [program, JSON.stringify(choice)], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const words: { t: string; asked?: number }[] = []
  readLines(
    child.stdout,
    (line) => words.push(JSON.parse(line)),
    () => {},
  )
  child.stdin.write('{"t":"begin"}\n')
  while (!words.some(({ t }) => t === 'ready')) await once(child.stdout, 'data')
  child.stdin.write(
    'nonsense\n{"t":"open"}\n{"t":"signal","lineId":"none","signal":{"kind":"dial","attempt":1}}\n',
  )
  child.stdin.write(`${'x'.repeat(300_000)}\n{"t":"figures","asked":7}\n`)
  while (!words.some(({ t }) => t === 'figures')) await once(child.stdout, 'data')
  expect(words.filter(({ t }) => t === 'log')).toHaveLength(3)
  expect(words.at(-1)).toMatchObject({ t: 'figures', asked: 7, connections: 0 })
  child.stdin.end()
  await once(child, 'exit')
})

async function begin() {
  let engine: ReturnType<typeof beginEngine> | undefined
  const ready = await new Promise<FromEngine>((resolve) => {
    engine = beginEngine(choice, silentLog, { heard: resolve, ended() {} })
    engine.say({ t: 'begin' })
  })
  if (engine === undefined) throw new Error('never began')
  return { engine, ready }
}
