import path from 'node:path'
import type * as z from 'zod'
import type { LogLevel } from './log.ts'
import { chooseMedia, type MediaConfig } from './media/choose-media.ts'
import { parseDatabaseUrl } from './postgres/parse-database-url.ts'
import type { PostgresConnection } from './postgres/supervise.ts'
import { notes } from './setting-notes.ts'
import { settings } from './settings.ts'

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
  /** The bucket that files are kept in; `null` where they are kept in `dataDir`. */
  readonly s3: {
    readonly endpoint: string
    readonly bucket: string
    readonly region: string
    readonly accessKeyId: string
    readonly secretAccessKey: string
  } | null
  /** The origin that people type, without a slash at its end. Passkeys and cookies are bound to it. */
  readonly publicUrl: string
  /** Where whoever finds a weakness writes; `null` when nobody was named. */
  readonly securityContact: string | null
  /** The largest file that is taken, and all the room that an organisation's files have, in bytes. */
  readonly files: { readonly largest: number; readonly quota: number }
  /** Where malware is looked for; `null` where nobody looks for it. */
  readonly clamd: { readonly host: string; readonly port: number } | { readonly path: string } | null
  /** How many proxies in front add their line to X-Forwarded-For. */
  readonly trustedProxies: number
  /** "auto": a demonstration when the database holds no organisation yet, or holds the demonstration. */
  readonly demo: 'on' | 'off' | 'auto'
  readonly bus: { readonly kind: 'local' | 'postgres' } | { readonly kind: 'nats'; readonly url: string }
  readonly log: { readonly level: LogLevel; readonly form: 'lines' | 'json' | 'auto' }
  readonly session: { readonly idleMinutes: number; readonly absoluteHours: number }
  /** Ways to reach people beyond the application itself; `null` where one is off. */
  readonly channels: {
    readonly push: { readonly subject: string; readonly loopback: boolean } | null
    readonly mail: { readonly url: string; readonly from: string } | null
    readonly gateway: { readonly url: string; readonly secret: string } | null
  }
  /** Where the hospital's own system tells of patients; `null` where it does not. */
  readonly hl7: { readonly host: string; readonly port: number; readonly organisation: string | null } | null
  /** What carries the sound and pictures of meetings. */
  readonly media: MediaConfig
  /** Who is told outside when urgent messages are not escalated; `null` where nobody is. */
  readonly watchdog: { readonly webhookUrl: string | null; readonly mailTo: string | null }
}

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: string[] }

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
  const { mail, gateway } = { mail: chooseMail(values), gateway: chooseGateway(values) }
  const { s3, media } = { s3: chooseS3(values), media: chooseMedia(values) }
  const problems = [bus, database, s3, mail, gateway, media].filter((choice) => typeof choice === 'string')
  if (
    typeof bus === 'string' ||
    typeof database === 'string' ||
    typeof s3 === 'string' ||
    typeof mail === 'string' ||
    typeof gateway === 'string' ||
    typeof media === 'string'
  )
    return { ok: false, problems }
  const dataDir = path.resolve(values.DATA_DIR)
  const publicUrl = new URL(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).origin
  return {
    ok: true,
    config: {
      port: values.PORT,
      host: values.HOST,
      dataDir,
      keyFile: path.resolve(values.KEY_FILE ?? path.join(dataDir, 'vault.key')),
      database,
      s3,
      securityContact: values.SECURITY_CONTACT ?? null,
      publicUrl,
      files: { largest: values.MAX_FILE_MB * 1024 ** 2, quota: values.FILES_QUOTA_GB * 1024 ** 3 },
      trustedProxies: values.TRUSTED_PROXIES,
      demo: values.DEMO,
      bus,
      log: { level: values.LOG_LEVEL, form: values.LOG_FORM },
      session: { idleMinutes: values.SESSION_IDLE_MINUTES, absoluteHours: values.SESSION_HOURS },
      channels: { push: choosePush(values, publicUrl), mail, gateway },
      hl7: chooseHl7(values),
      clamd: chooseClamd(values),
      media,
      watchdog: {
        webhookUrl: values.WATCHDOG_WEBHOOK_URL ?? null,
        mailTo: values.WATCHDOG_MAIL_TO ?? null,
      },
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

/** The bucket for files, or what is wrong. */
function chooseS3(values: Values): Config['s3'] | string {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = values
  if (!S3_ENDPOINT) return null
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY)
    return 'S3_ENDPOINT is set, so S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set too.'
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  }
}

function choosePush(values: Values, publicUrl: string): Config['channels']['push'] {
  if (values.WEB_PUSH === 'off') return null
  const subject = values.PUSH_CONTACT ?? values.SECURITY_CONTACT ?? publicUrl
  return { subject, loopback: values.WEB_PUSH === 'with-loopback' }
}

/** The mail server, or what is wrong. */
function chooseMail({ SMTP_URL, MAIL_FROM }: Values): Config['channels']['mail'] | string {
  if (!SMTP_URL) return null
  return MAIL_FROM
    ? { url: SMTP_URL, from: MAIL_FROM }
    : 'SMTP_URL is set, so MAIL_FROM must say whose name the e-mail bears.'
}

/** The gateway, or what is wrong. */
function chooseGateway({ GATEWAY_URL, GATEWAY_SECRET }: Values): Config['channels']['gateway'] | string {
  if (!GATEWAY_URL) return null
  return GATEWAY_SECRET
    ? { url: GATEWAY_URL, secret: GATEWAY_SECRET }
    : 'GATEWAY_URL is set, so GATEWAY_SECRET must hold the secret that both sides know.'
}

function chooseClamd({ CLAMD_ADDRESS }: Values): Config['clamd'] {
  if (!CLAMD_ADDRESS) return null
  if (CLAMD_ADDRESS.startsWith('/')) return { path: CLAMD_ADDRESS }
  const colon = CLAMD_ADDRESS.lastIndexOf(':')
  const host = CLAMD_ADDRESS.slice(0, colon).replaceAll(/[[\]]/g, '')
  return { host, port: Number(CLAMD_ADDRESS.slice(colon + 1)) }
}

function chooseHl7({ HL7_LISTEN, HL7_ORGANISATION }: Values): Config['hl7'] {
  if (!HL7_LISTEN) return null
  const colon = HL7_LISTEN.lastIndexOf(':')
  const host = HL7_LISTEN.slice(0, colon).replaceAll(/[[\]]/g, '')
  return { host, port: Number(HL7_LISTEN.slice(colon + 1)), organisation: HL7_ORGANISATION ?? null }
}

function complaint(name: string, given: string | undefined): string {
  const note = notes.get(Object.entries(settings.shape).find(([each]) => each === name)?.[1] ?? settings)
  const shown = note?.secret || given === undefined ? '' : `, not "${given}"`
  return `${name} must be ${note?.expects}${shown}. Left out: ${note?.unset}.`
}
