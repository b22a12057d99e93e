import { looksLikeToken } from './token.ts'

/** The cookie that a browser sends back only by a secure connection and to this very host. */
const secureName = '__Host-baton'
/** Its poor relation: see `takesSecureCookies`. */
const plainName = 'baton'

/** What decides which cookie a browser gets. */
export interface CookieRequest {
  /** The host that was asked for, without its port. */
  hostname: string
  userAgent: string
}

/**
 * Whether the browser keeps a `Secure` cookie from us. Over https all do; over http those do that trust localhost,
 * which is all but Safari. What remains is a demonstration shown over plain http on a local network: there the session
 * travels unsealed, as everything else does, and whoever listens on that network could take it. A real service is
 * given an https PUBLIC_URL, and then there is no other cookie than the secure one.
 */
export function takesSecureCookies(publicUrl: string, request: CookieRequest): boolean {
  if (publicUrl.startsWith('https:')) return true
  const local = ['localhost', '127.0.0.1', '[::1]', '::1'].includes(request.hostname)
  const safari = /\bVersion\/[\d.]+ .*Safari\//.test(request.userAgent)
  return local && !safari
}

/** The session's token in a request's `Cookie` header, or `null`. */
export function readSessionCookie(header: string | undefined, publicUrl: string): string | null {
  const cookies = new Map(
    (header ?? '').split(';').map((pair) => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    }),
  )
  const plain = publicUrl.startsWith('https:') ? undefined : cookies.get(plainName)
  const token = cookies.get(secureName) ?? plain
  return token !== undefined && looksLikeToken(token) ? token : null
}

/** The `Set-Cookie` lines that give a browser its session for `maxAgeSeconds`, or take it away (`token` null). */
export function sessionCookies(token: string | null, secure: boolean, maxAgeSeconds: number): string[] {
  const rest = 'Path=/; HttpOnly; SameSite=Strict'
  const gone = `Max-Age=0; ${rest}`
  if (token === null) return [`${secureName}=; ${gone}; Secure`, `${plainName}=; ${gone}`]
  const kept = `${token}; Max-Age=${maxAgeSeconds}; ${rest}`
  return secure ? [`${secureName}=${kept}; Secure`] : [`${plainName}=${kept}`]
}
