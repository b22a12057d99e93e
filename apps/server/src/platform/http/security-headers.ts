import type { FastifyReply } from 'fastify'

/**
 * The headers of every answer (SEC-6): nothing but our own files runs, no text becomes script, no other site frames,
 * opens or reads us.
 *
 * @param https whether people reach us by https; only then may browsers be told to insist on it
 * @param liveKit the address at which devices reach LiveKit, where it carries the meetings: the one other place to which
 *   the application may speak
 */
export function securityHeaders(
  https: boolean,
  liveKit: string | null = null,
): (reply: FastifyReply) => void {
  const headers: Record<string, string> = {
    'content-security-policy': [...policy, ...speaksTo(liveKit)].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': permissions,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
  return (reply) => void reply.headers(headers)
}

const policy = [
  "default-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one policy by which the application may name its own service worker.
  'trusted-types baton',
]

/** Its client opens a socket and, when that fails, asks over HTTP why. */
function speaksTo(liveKit: string | null): string[] {
  if (liveKit === null) return []
  const { host, protocol } = new URL(liveKit)
  const secure = protocol === 'wss:' ? 's' : ''
  return [`connect-src 'self' ws${secure}://${host} http${secure}://${host}`]
}

/** Only what a later part needs, and only for ourselves. */
const permissions = [
  'camera=(self)',
  'microphone=(self)',
  'display-capture=(self)',
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
  'clipboard-write=(self)',
  ...['geolocation', 'payment', 'usb', 'serial', 'midi', 'accelerometer', 'gyroscope'].map(
    (feature) => `${feature}=()`,
  ),
].join(', ')
