import type { IncomingMessage } from 'node:http'

/**
 * The caller's network address. Each proxy that we trust has added the address of whom it heard to X-Forwarded-For;
 * what stands before those is the caller's own claim.
 */
export function addressOf(request: IncomingMessage, trustedProxies: number): string {
  const own = request.socket.remoteAddress ?? ''
  if (trustedProxies === 0) return own
  const header = request.headers['x-forwarded-for']
  const told = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((one) => one.trim())
  const path = [...told.filter((one) => one !== ''), own]
  return path.at(-1 - trustedProxies) ?? path[0] ?? own
}
