import { WebSocket } from 'ws'
import type { Fetch, Ports, SocketConstructor } from './ports.ts'

/**
 * What Node gives the client: `fetch` with a jar for the session's cookie, and sockets without compression. Give each
 * client its own: the jar is who it is.
 */
export function nodePorts(): Pick<Ports, 'fetch' | 'WebSocket'> {
  return { fetch: fetchWithJar(), WebSocket: NodeSocket }
}

// Compression would cost 300 kB a socket; the largest frame is a page of events.
const NodeSocket: SocketConstructor = class extends WebSocket {
  constructor(url: string) {
    super(url, { perMessageDeflate: false, maxPayload: 16 * 1024 * 1024 })
  }
} as never

function fetchWithJar(): Fetch {
  const jar = new Map<string, string>()
  return async (url, init) => {
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '))
    const response = await fetch(url, { ...init, headers })
    for (const line of response.headers.getSetCookie()) keepCookie(jar, line)
    return response
  }
}

function keepCookie(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const [name = '', value = ''] = pair.trim().split(/=(.*)/s)
  const gone = attributes.some((attribute) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(attribute))
  if (gone || value === '') jar.delete(name)
  else jar.set(name, value)
}
