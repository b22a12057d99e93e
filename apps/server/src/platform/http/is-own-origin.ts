import type { IncomingMessage } from 'node:http'

/**
 * Whether a request comes from our own pages, or from a client that is not a browser: such a one sends no `Origin` and
 * carries nobody's cookies (RT14).
 */
export function isOwnOrigin({ headers }: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = headers
  if (origin === undefined || origin === publicUrl) return true
  return URL.parse(origin)?.host === host && /^https?:/.test(origin)
}

/**
 * The same for a command over HTTP, where browsers also say how the request came about. Not for sockets, for which they
 * do not agree what to say; there they always send `Origin`.
 */
export function isOwnCommand(request: IncomingMessage, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  const asked = site === undefined || site === 'same-origin' || site === 'none'
  return asked && isOwnOrigin(request, publicUrl)
}
