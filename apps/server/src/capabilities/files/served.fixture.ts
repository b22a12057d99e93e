import type { AddressInfo, Socket } from 'node:net'
import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { createHttp } from '../../platform/http/create-http.ts'
import { silentLog } from '../../platform/log.ts'
import type { Colleague, Hospital } from './hospital.fixture.ts'

export type Served = Awaited<ReturnType<typeof serve>>

/** The hospital over real HTTP, for what travels outside of operations. */
export async function serve({ dispatch, identity, files, database, clock }: Hospital) {
  const { findCaller } = identity
  const config = { publicUrl: 'http://localhost:3000', trustedProxies: 0, securityContact: null }
  const http = await createHttp({
    dispatch,
    findCaller,
    byItself: ['files.thumbnails'],
    config,
    database,
    log: silentLog,
    clock,
  })
  files.serve(http, findCaller)
  const sockets: Socket[] = []
  http.server.on('connection', (socket) => sockets.push(socket))
  await http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = http.server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}`
  const signIn = api.identity.signInAsDemonstrationPerson

  return {
    baseUrl,
    port,
    /** All that has come in by every connection. */
    bytesRead: () => sockets.reduce((sum, socket) => sum + socket.bytesRead, 0),
    /** A new session of this person: the cookie that a browser would send. */
    async cookieOf({ id }: Colleague): Promise<string> {
      const response = await fetch(`${baseUrl}${signIn.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': uuidv7() },
        body: JSON.stringify({ personId: id }),
      })
      if (!response.ok) throw new Error(`nobody was signed in: ${await response.text()}`)
      const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0])
      return cookies.filter((cookie) => !cookie?.endsWith('=')).join('; ')
    },
    /** Ends the session as its person does. */
    async signOut(cookie: string): Promise<void> {
      const response = await fetch(`${baseUrl}${api.identity.signOut.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': uuidv7(), cookie },
        body: '{}',
      })
      if (!response.ok) throw new Error('nobody was signed out')
    },
    close: () => http.close(),
  }
}
