import type { PostgresConnection } from './supervise.ts'

export type ParsedDatabaseUrl =
  | { readonly ok: true; readonly connection: PostgresConnection }
  | { readonly ok: false; readonly sentence: string }

const example = 'postgres://baton:password@db.example.nhs.uk:5432/baton?sslmode=verify-full'

/**
 * Reads a libpq-like URL. `host` may be a parameter (a socket's folder); `sslmode` is disable (default), require
 * (encrypted, certificate not checked) or verify-full (checked against the system's authorities).
 */
export function parseDatabaseUrl(text: string): ParsedDatabaseUrl {
  // PostgreSQL's own tools allow "name@/database" when the host is a parameter; the standard parser does not.
  const url = URL.parse(text.replace(/^([a-z]+:\/\/[^/]*@)\//, '$1localhost/'))
  if (!url || (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:')) {
    return {
      ok: false,
      sentence: `DATABASE_URL is not the address of a PostgreSQL database; it looks like ${example}.`,
    }
  }
  const sslmode = url.searchParams.get('sslmode') ?? 'disable'
  if (sslmode !== 'disable' && sslmode !== 'require' && sslmode !== 'verify-full') {
    return {
      ok: false,
      sentence: `DATABASE_URL has sslmode=${sslmode}; it can be disable, require or verify-full.`,
    }
  }
  const user = decoded(url.username)
  const database = decoded(url.pathname.slice(1))
  if (!user || !database) {
    return {
      ok: false,
      sentence: `DATABASE_URL names no ${user ? 'database' : 'user'}; it looks like ${example}.`,
    }
  }
  return {
    ok: true,
    connection: {
      host: url.searchParams.get('host') ?? decoded(url.hostname || 'localhost'),
      port: Number(url.port || 5432),
      user,
      password: decoded(url.password),
      database,
      ...(sslmode === 'disable' ? {} : { ssl: { rejectUnauthorized: sslmode === 'verify-full' } }),
    },
  }
}

/** A stray % that begins no code stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
