import { backgroundHeader, id, visitingHeader } from '@baton/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../../../platform/operations/viewer.ts'
import type { Identity } from '../identity.ts'
import { readSessionCookie, sessionCookies, takesSecureCookies } from './cookie.ts'

/**
 * Finds who is asking from the request's cookie, and notes that the session is used, unless the client says that it
 * asks by itself (`backgroundHeader`) or what it asks for says so. Somebody who visits another organisation
 * (`visitingHeader`) is found as who they are there, or is nobody.
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
  const from = { address: request.ip, userAgent }
  const visited = visitedBy(request)
  if (visited !== undefined) {
    const organisation = id.safeParse(visited)
    const there = viewer !== null && organisation.success
    // Without a way to the cookie: whatever becomes of a visit, the session at home stays as it is.
    return { ...from, viewer: there ? await sessions.findVisit(viewer, organisation.data) : null }
  }
  return {
    ...from,
    viewer,
    setSession(given) {
      const secure = takesSecureCookies(publicUrl, { hostname: request.hostname, userAgent })
      reply.header('set-cookie', sessionCookies(given, secure, session.absoluteHours * 3_600))
    },
  }
}

/** What a request says that it visits; not yet known to be an organisation. */
function visitedBy({ headers, method, query }: FastifyRequest): unknown {
  const named = headers[visitingHeader]
  if (named !== undefined || (method !== 'GET' && method !== 'HEAD')) return named
  return typeof query === 'object' && query !== null && visitingHeader in query
    ? query[visitingHeader]
    : undefined
}
