import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { raiseAlarm } from './alarm.ts'
import { goodbye, type Order } from './order.ts'

const program = fileURLToPath(new URL('../watchdog.ts', import.meta.url))
let folder: string
let receiver: Server
let heard: unknown[]
let webhookUrl: string
let dogs: ChildProcess[]

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'baton-watchdog-'))
  heard = []
  dogs = []
  receiver = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      heard.push(JSON.parse(text))
      receiver.emit('heard')
      response.writeHead(204).end()
    })
  })
  webhookUrl = `http://127.0.0.1:${await portOf(receiver)}/alarm`
})

afterEach(() => {
  for (const dog of dogs) dog.kill('SIGKILL')
  receiver.close()
  rmSync(folder, { recursive: true, force: true })
})

async function portOf(server: {
  listen(port: number, host: string, then: () => void): unknown
  address(): unknown
}) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : 0
}

/** A watchdog whose database is not there: nobody listens on that port. */
function loose(): ChildProcess {
  const dog = spawn(process.execPath, [program], { stdio: ['pipe', 'ignore', 'inherit'] })
  const order: Order = {
    connection: { host: '127.0.0.1', port: 1, user: 'nobody', password: '', database: 'none' },
    ways: { webhookUrl, mail: null },
    baton: 'https://baton.example.nhs.uk',
    file: path.join(folder, 'watchdog.json'),
  }
  dog.stdin.on('error', () => {})
  dog.stdin.write(`${JSON.stringify(order)}\n`)
  dogs.push(dog)
  return dog
}

test('ESC24: it outlives a server that is killed, tells outside once, and another one takes its place', async () => {
  const first = loose()
  // The server was killed: its end of the pipe closes, and nothing was said.
  first.stdin?.end()
  await once(receiver, 'heard')
  expect(heard).toEqual([
    {
      what: 'database unreachable',
      at: expect.any(String),
      baton: 'https://baton.example.nhs.uk',
      sentence: expect.stringContaining('Telephone'),
    },
  ])
  loose()
  await once(first, 'exit')
  expect(heard).toHaveLength(1)
})

test('ESC24: it goes when the server says goodbye', async () => {
  const dog = loose()
  dog.stdin?.write(`${goodbye}\n`)
  const [code] = await once(dog, 'exit')
  expect(code).toBe(0)
  expect(heard).toEqual([])
})

test('ESC24: an alarm goes every way, and only those that failed are tried again', async () => {
  const mails: string[] = []
  const mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        mails.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => {
    mailServer.listen(0, '127.0.0.1', () => resolve())
  })
  const address = mailServer.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const mail = { url: `smtp://127.0.0.1:${port}`, from: 'baton@example.nhs.uk', to: 'on-call@example.nhs.uk' }
  const alarm = {
    what: 'engine silent' as const,
    at: '2026-03-02T08:00:00.000Z',
    baton: 'https://baton.example.nhs.uk',
  }
  expect(await raiseAlarm({ webhookUrl, mail }, alarm)).toEqual({ webhookUrl: null, mail: null })
  expect(mails[0]).toContain('Subject: Baton: alarm, engine silent')
  const gone = 'http://127.0.0.1:1/alarm'
  expect(await raiseAlarm({ webhookUrl: gone, mail }, alarm)).toEqual({ webhookUrl: gone, mail: null })
  await new Promise<void>((resolve) => {
    mailServer.close(() => resolve())
  })
})
