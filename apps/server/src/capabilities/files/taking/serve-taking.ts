import { ERRORS, Server } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FindCaller } from '../../../platform/http/routes.ts'
import { sendRefusal } from '../../../platform/http/send-refusal.ts'
import { refuse } from '../../../platform/operations/answer.ts'
import { isUnreachable } from '../../../platform/operations/dispatcher.ts'
import type { CheckedParts } from '../parts.ts'
import { locks } from './locks.ts'
import { Receiving } from './receiving.ts'
import { uploadsPath } from './upload-path.ts'

/** How long a request that was asked to let go may still finish the part that it is storing, in ms. */
const drainMs = 500

/**
 * Serves the way in for content: the tus protocol, of which only asking how far it came (HEAD) and sending on (PATCH)
 * are offered. A file begins by `files.begin`, so that there is nothing here to create.
 */
export function serveTaking(http: FastifyInstance, parts: CheckedParts, findCaller: FindCaller): void {
  const locker = locks(parts.clock)
  void http.register(async (scope) => {
    // The bytes are nobody's to parse: they go on as they come.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null))
    scope.addHook('preClose', () => locker.askAll())
    const config = { bodyInPieces: true } as const
    scope.head(`${uploadsPath}/:fileId`, { config }, take)
    scope.patch(`${uploadsPath}/:fileId`, { config, bodyLimit: parts.limits.largest }, take)
  })

  async function take(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { viewer } = await findCaller(request, reply, { byItself: true })
    if (viewer === null) {
      sendRefusal(reply, refuse('not-signed-in').refusal)
      return
    }
    const tus = new Server({
      path: uploadsPath,
      datastore: new Receiving(parts, viewer),
      locker,
      lockDrainTimeout: drainMs,
      // Our own pages only: nothing is said to others.
      allowedOrigins: [],
      onResponseError: (_request, error) => explain(error),
    })
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value)
    await tus.handle(request.raw, reply.raw)
  }

  /** What the protocol itself says is passed on; of anything else not a word leaves the house. */
  function explain(error: object): { status_code: number; body: string } {
    if (error === ERRORS.ERR_LOCK_TIMEOUT)
      return { status_code: 423, body: 'Another upload of it is under way\n' }
    const told = Object.values(ERRORS).find((one) => one === error)
    if (told !== undefined) return told
    if ('status_code' in error && error.status_code === ERRORS.ERR_MAX_SIZE_EXCEEDED.status_code)
      return ERRORS.ERR_MAX_SIZE_EXCEEDED
    const unreachable = isUnreachable(error)
    parts.log.error({ err: error }, unreachable ? 'content could not be stored' : 'taking content failed')
    return { status_code: unreachable ? 503 : 500, body: 'It could not be stored\n' }
  }
}
