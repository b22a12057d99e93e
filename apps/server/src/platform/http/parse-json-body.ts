import type { FastifyInstance } from 'fastify'

/** A body that is not JSON in UTF-8. */
export class UnreadableBody extends Error {}

/** Bodies are JSON in UTF-8 and nothing else: a form of another site cannot send that. */
export function acceptOnlyJson(http: FastifyInstance): void {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  http.removeAllContentTypeParsers()
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(decoder.decode(body as Buffer)))
    } catch {
      done(new UnreadableBody(), undefined)
    }
  })
}
