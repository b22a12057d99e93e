import type { IncomingMessage } from 'node:http'

/**
 * Whether a request comes from our own pages, or from a client that is not a browser: such a one sends no `Origin` and
 * carries nobody's cookies (RT14, and against forged commands).
 */
export function isOwnOrigin({ headers }: IncomingMessage, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin, host } = headers
  if (origin === undefined || origin === publicUrl) return true
  return URL.parse(origin)?.host === host && /^https?:/.test(origin)
}
