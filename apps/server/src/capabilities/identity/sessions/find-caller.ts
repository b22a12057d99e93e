import { backgroundHeader } from '@baton/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../../../platform/operations/viewer.ts'
import type { Identity } from '../identity.ts'
import { readSessionCookie, sessionCookies, takesSecureCookies } from './cookie.ts'

/**
 * Finds who is asking from the request's cookie, and notes that the session is used, unless the client says that it
 * asks by itself (`backgroundHeader`) or what it asks for says so.
 *
 * @throws when the database cannot be asked
 */
export async function findCaller(
  { sessions, publicUrl, session }: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  { byItself }: { readonly byItself: boolean } = { byItself: false },
): Promise<Caller> {
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, 400)
  const token = readSessionCookie(request.headers.cookie, publicUrl)
  const viewer = token === null ? null : await sessions.findByToken(token)
  const isUse = !byItself && request.headers[backgroundHeader] === undefined
  if (viewer !== null && isUse) await sessions.noteUse(viewer.sessionId)
  return {
    viewer,
    address: request.ip,
    userAgent,
    setSession(given) {
      const secure = takesSecureCookies(publicUrl, { hostname: request.hostname, userAgent })
      reply.header('set-cookie', sessionCookies(given, secure, session.absoluteHours * 3_600))
    },
  }
}
