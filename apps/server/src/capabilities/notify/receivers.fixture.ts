import { createECDH, type ECDH, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import ece from 'http_ece'
import { SMTPServer } from 'smtp-server'

/** A push as a push service saw it, and as the browser opened it. */
export interface CapturedPush {
  path: string
  headers: IncomingMessage['headers']
  length: number
  words: { heading: string; urgency: string; tag: string }
}

/** A push service and the browsers behind it, on this machine. */
export interface PushService {
  readonly pushes: CapturedPush[]
  /** A browser that agrees: what it would hand to the server. */
  subscribe(): { endpoint: string; p256dh: string; auth: string }
  /** What it answers from now on, by the path of a subscription or for all. */
  answer(status: number, endpoint?: string): void
  close(): Promise<void>
}

export async function openPushService(): Promise<PushService> {
  const pushes: CapturedPush[] = []
  const browsers = new Map<string, { keys: ECDH; auth: string }>()
  const answers = new Map<string, number>()
  let otherwise = 201
  const { server, port } = await serve((request, body) => {
    const path = request.url ?? ''
    const status = answers.get(path) ?? otherwise
    if (status !== 201) return status
    const browser = browsers.get(path)
    if (browser === undefined) return 404
    const opened = ece.decrypt(body, {
      version: 'aes128gcm',
      privateKey: browser.keys,
      authSecret: browser.auth,
    })
    pushes.push({
      path,
      headers: request.headers,
      length: body.length,
      words: JSON.parse(opened.toString('utf8')),
    })
    return 201
  })
  return {
    pushes,
    subscribe() {
      const keys = createECDH('prime256v1')
      const path = `/push/${browsers.size}`
      const auth = randomBytes(16).toString('base64url')
      const p256dh = keys.generateKeys('base64url')
      browsers.set(path, { keys, auth })
      return { endpoint: `http://127.0.0.1:${port}${path}`, p256dh, auth }
    },
    answer(status, endpoint) {
      if (endpoint === undefined) otherwise = status
      else answers.set(new URL(endpoint).pathname, status)
    },
    close: () => close(server),
  }
}

export interface CapturedMail {
  to: string[]
  raw: string
}

/** A mail server on this machine. */
export interface MailServer {
  readonly url: string
  readonly mails: CapturedMail[]
  /** Refuses everything with this code from now on; `null` takes it again. */
  refuse(code: number | null): void
  close(): Promise<void>
}

export async function openMailServer(): Promise<MailServer> {
  const mails: CapturedMail[] = []
  let refused: number | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (refused !== null) return done(Object.assign(new Error('no'), { responseCode: refused }))
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, raw: Buffer.concat(parts).toString('utf8') })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (code) => {
      refused = code
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export interface CapturedErrand {
  headers: IncomingMessage['headers']
  body: string
}

/** A hospital's gateway on this machine. */
export interface Gateway {
  readonly url: string
  readonly secret: string
  readonly errands: CapturedErrand[]
  answer(status: number): void
  close(): Promise<void>
}

export async function openGateway(): Promise<Gateway> {
  const errands: CapturedErrand[] = []
  let status = 202
  const { server, port } = await serve((request, body) => {
    errands.push({ headers: request.headers, body: body.toString('utf8') })
    return status
  })
  return {
    url: `http://127.0.0.1:${port}/baton`,
    secret: 'known to both sides',
    errands,
    answer: (next) => {
      status = next
    },
    close: () => close(server),
  }
}

async function serve(
  answer: (request: IncomingMessage, body: Buffer) => number,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      response.statusCode = answer(request, Buffer.concat(parts))
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
