import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'

const yearMs = 365 * 24 * 60 * 60 * 1000

/** What machines look for at fixed addresses: robots stay out, and whoever finds a weakness learns where to tell. */
export function serveWellKnown(
  http: FastifyInstance,
  given: { publicUrl: string; securityContact: string | null; clock: Clock },
): void {
  const { publicUrl, securityContact, clock } = given
  http.get('/robots.txt', (_request, reply) => reply.type('text/plain').send('User-agent: *\nDisallow: /\n'))
  if (securityContact === null) return
  http.get('/.well-known/security.txt', (_request, reply) => {
    // RFC 9116 wants a date within a year.
    const expires = new Date(clock.now().getTime() + yearMs - 1).toISOString()
    return reply
      .type('text/plain; charset=utf-8')
      .send(
        `Contact: ${securityContact}\nExpires: ${expires}\nPreferred-Languages: en\n` +
          `Canonical: ${publicUrl}/.well-known/security.txt\n`,
      )
  })
}
