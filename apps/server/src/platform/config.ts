import path from 'node:path'
import * as z from 'zod'
import type { LogLevel } from './log.ts'
import { parseDatabaseUrl } from './postgres/parse-database-url.ts'
import type { PostgresConnection } from './postgres/supervise.ts'

/** Everything that the environment may decide, parsed once at the start. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataDir: string
  /** The key file that opens every sealed body; absolute. */
  readonly keyFile: string
  readonly database:
    | { readonly kind: 'embedded' }
    | { readonly kind: 'external'; readonly connection: PostgresConnection }
  /** The origin that people type, without a slash at its end. Passkeys and cookies are bound to it. */
  readonly publicUrl: string
  /** Where whoever finds a weakness writes; `null` when nobody was named. */
  readonly securityContact: string | null
  /** How many proxies in front add their line to X-Forwarded-For. */
  readonly trustedProxies: number
  /** "auto": a demonstration when the database holds no organisation yet, or holds the demonstration. */
  readonly demo: 'on' | 'off' | 'auto'
  readonly bus: { readonly kind: 'local' | 'postgres' } | { readonly kind: 'nats'; readonly url: string }
  readonly log: { readonly level: LogLevel; readonly form: 'lines' | 'json' | 'auto' }
  readonly session: { readonly idleMinutes: number; readonly absoluteHours: number }
}

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: string[] }

/** What a person is told about a setting. */
interface Note {
  /** What a good value is; completes "NAME must be …". */
  readonly expects: string
  /** What holds when it is left out. */
  readonly unset: string
  readonly means: string
  /** Never repeated in a message. */
  readonly secret?: true
}

const notes = z.registry<Note>()
const whole = (low: number, high: number, unset: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(low).max(high)).default(unset)
const text = z.string().optional()

/** The one table of settings; the parser and the help both read it. */
const settings = z.object({
  PORT: whole(1, 65_535, 3000).register(notes, {
    expects: 'a port number from 1 to 65535',
    unset: '3000',
    means: 'The port on which Baton is served.',
  }),
  HOST: z.string().default('127.0.0.1').register(notes, {
    expects: 'an address of this machine',
    unset: '127.0.0.1, so only this machine reaches it',
    means: 'The address on which Baton listens; 0.0.0.0 opens it to the network.',
  }),
  PUBLIC_URL: z.string().refine(isUsableOrigin).optional().register(notes, {
    expects: 'what people type, such as https://baton.example.nhs.uk: https, or http on localhost; no path',
    unset: 'http://localhost with the port',
    means: 'The address that people type. Sign-in is bound to it; any but localhost must be https.',
  }),
  TRUSTED_PROXIES: whole(0, 10, 0).register(notes, {
    expects: 'a number from 0 to 10',
    unset: '0',
    means: 'How many proxies stand in front; their word about the caller’s address is believed.',
  }),
  DATA_DIR: z.string().default('data').register(notes, {
    expects: 'a folder',
    unset: './data',
    means: 'The folder for everything that Baton keeps.',
  }),
  KEY_FILE: text.register(notes, {
    expects: 'a file',
    unset: 'vault.key in DATA_DIR',
    means: 'The key that opens every message; made at the first start. Keep a copy apart from the backups.',
  }),
  DATABASE_URL: text.register(notes, {
    expects: 'the address of a PostgreSQL database',
    unset: 'the PostgreSQL that comes with Baton, in DATA_DIR',
    means: 'A PostgreSQL of your own, 15 or later: postgres://name:password@machine:5432/database.',
    secret: true,
  }),
  DEMO: z.enum(['on', 'off', 'auto']).default('auto').register(notes, {
    expects: 'on, off or auto',
    unset: 'auto: on while there is no real organisation',
    means: 'The demonstration hospital, whose people anyone may sign in as. A real service says off.',
  }),
  BUS: z.enum(['local', 'postgres', 'nats']).default('local').register(notes, {
    expects: 'local, postgres or nats',
    unset: 'local',
    means: 'How several servers on one database wake each other; local is for one server.',
  }),
  NATS_URL: z
    .string()
    .regex(/^(nats|tls|wss?):\/\/\S+$/)
    .optional()
    .register(notes, {
      expects: 'the address of a NATS server, such as nats://localhost:4222',
      unset: 'none',
      means: 'The NATS server when BUS is nats.',
      secret: true,
    }),
  SESSION_IDLE_MINUTES: whole(5, 30, 15).register(notes, {
    expects: 'a number of minutes from 5 to 30',
    unset: '15',
    means: 'After so many minutes without use a session ends.',
  }),
  SESSION_HOURS: whole(1, 24, 12).register(notes, {
    expects: 'a number of hours from 1 to 24',
    unset: '12',
    means: 'After so many hours a session ends in any case.',
  }),
  SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/)
    .optional()
    .register(notes, {
      expects: 'an address such as mailto:security@example.nhs.uk or https://example.nhs.uk/security',
      unset: 'none, and there is no security.txt',
      means: 'Where whoever finds a weakness can tell you; shown in /.well-known/security.txt.',
    }),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').register(notes, {
    expects: 'debug, info, warn, error or silent',
    unset: 'info',
    means: 'How much is logged. Logs hold ids, never what people write.',
  }),
  LOG_FORM: z.enum(['lines', 'json', 'auto']).default('auto').register(notes, {
    expects: 'lines, json or auto',
    unset: 'auto: lines at a terminal and in the demonstration, else json',
    means: 'One readable line each, or one JSON object each.',
  }),
})

type Values = z.output<typeof settings>

/** Reads the environment. An empty value counts as left out. Each problem is one sentence with the way out. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ReadConfig {
  const given = Object.fromEntries(
    Object.keys(settings.shape).map((name) => [name, environment[name]?.trim() || undefined]),
  )
  const result = settings.safeParse(given)
  if (result.success) return assemble(result.data)
  const wrong = [...new Set(result.error.issues.map((issue) => String(issue.path[0])))]
  return { ok: false, problems: wrong.map((name) => complaint(name, given[name])) }
}

/** The text of `--help`: each setting with what it means and what holds when it is left out. */
export function settingsHelp(): string {
  const entries = Object.entries(settings.shape).map(([name, schema]) => {
    const note = notes.get(schema)
    return `  ${name}\n      ${note?.means}\n      Left out: ${note?.unset}.`
  })
  return ['Settings are read from the environment:', '', ...entries, ''].join('\n')
}

function assemble(values: Values): ReadConfig {
  const { bus, database } = { bus: chooseBus(values), database: chooseDatabase(values) }
  const problems = [bus, database].filter((choice) => typeof choice === 'string')
  if (typeof bus === 'string' || typeof database === 'string') return { ok: false, problems }
  const dataDir = path.resolve(values.DATA_DIR)
  return {
    ok: true,
    config: {
      port: values.PORT,
      host: values.HOST,
      dataDir,
      keyFile: path.resolve(values.KEY_FILE ?? path.join(dataDir, 'vault.key')),
      database,
      securityContact: values.SECURITY_CONTACT ?? null,
      publicUrl: new URL(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).origin,
      trustedProxies: values.TRUSTED_PROXIES,
      demo: values.DEMO,
      bus,
      log: { level: values.LOG_LEVEL, form: values.LOG_FORM },
      session: { idleMinutes: values.SESSION_IDLE_MINUTES, absoluteHours: values.SESSION_HOURS },
    },
  }
}

/** The bus, or what is wrong. */
function chooseBus({ BUS, NATS_URL }: Values): Config['bus'] | string {
  if (BUS !== 'nats') return { kind: BUS }
  return NATS_URL
    ? { kind: 'nats', url: NATS_URL }
    : 'BUS is nats, so NATS_URL must give the address of the NATS server.'
}

/** The database, or what is wrong. */
function chooseDatabase({ DATABASE_URL }: Values): Config['database'] | string {
  if (!DATABASE_URL) return { kind: 'embedded' }
  const parsed = parseDatabaseUrl(DATABASE_URL)
  return parsed.ok ? { kind: 'external', connection: parsed.connection } : parsed.sentence
}

function complaint(name: string, given: string | undefined): string {
  const note = notes.get(Object.entries(settings.shape).find(([each]) => each === name)?.[1] ?? settings)
  const shown = note?.secret || given === undefined ? '' : `, not "${given}"`
  return `${name} must be ${note?.expects}${shown}. Left out: ${note?.unset}.`
}

function isUsableOrigin(text: string): boolean {
  const url = URL.parse(text)
  if (url?.pathname !== '/' || url.search || url.hash || url.username) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost')
}
