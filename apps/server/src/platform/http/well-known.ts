import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock.ts'

const yearMs = 365 * 24 * 60 * 60 * 1000

/** What machines look for at fixed addresses: robots stay out, and whoever finds a hole learns where to say so. */
export function serveWellKnown(http: FastifyInstance, given: { publicUrl: string; clock: Clock }): void {
  http.get('/robots.txt', (_request, reply) => reply.type('text/plain').send('User-agent: *\nDisallow: /\n'))
  http.get('/.well-known/security.txt', (_request, reply) => {
    // RFC 9116 wants a date within a year.
    const expires = new Date(given.clock.now().getTime() + yearMs - 1).toISOString()
    return reply
      .type('text/plain; charset=utf-8')
      .send(
        `Contact: ${given.publicUrl}/security\nExpires: ${expires}\nPreferred-Languages: en\n` +
          `Canonical: ${given.publicUrl}/.well-known/security.txt\n`,
      )
  })
}
