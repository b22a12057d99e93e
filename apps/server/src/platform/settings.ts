import * as z from 'zod'
import { mediaSettings } from './media/media-settings.ts'
import { notes } from './setting-notes.ts'

const whole = (low: number, high: number, unset: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(low).max(high)).default(unset)
const text = z.string().optional()

/** The one table of settings; the parser and the help both read it. */
export const settings = z.object({
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
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .register(notes, {
      expects: 'the address of a server that speaks S3, such as https://s3.example.nhs.uk',
      unset: 'files are kept in DATA_DIR',
      means: 'Where files are kept, sealed, when not on this disk; needs S3_BUCKET and its keys.',
    }),
  S3_BUCKET: text.register(notes, {
    expects: 'the name of a bucket that is there',
    unset: 'none; needed with S3_ENDPOINT',
    means: 'The bucket for files; nothing else should be in it.',
  }),
  S3_REGION: z.string().default('us-east-1').register(notes, {
    expects: 'the name of a region',
    unset: 'us-east-1, which most servers of one’s own want',
    means: 'The region that requests are signed for.',
  }),
  S3_ACCESS_KEY_ID: text.register(notes, {
    expects: 'the name of an access key',
    unset: 'none; needed with S3_ENDPOINT',
    means: 'With which Baton signs its requests to the bucket: it must read, write, delete and list there.',
  }),
  S3_SECRET_ACCESS_KEY: text.register(notes, {
    expects: 'the secret of that access key',
    unset: 'none; needed with S3_ENDPOINT',
    means: 'The secret of S3_ACCESS_KEY_ID.',
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
  WEB_PUSH: z.enum(['on', 'off', 'with-loopback']).default('on').register(notes, {
    expects: 'on, off or with-loopback',
    unset: 'on, for devices whose person agreed',
    means:
      'Waking phones through the push service of their browser, which learns that, never what. with-loopback is for tests.',
  }),
  PUSH_CONTACT: z
    .string()
    .regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/)
    .optional()
    .register(notes, {
      expects: 'an address such as mailto:baton@example.nhs.uk or https://example.nhs.uk',
      unset: 'SECURITY_CONTACT, else PUBLIC_URL',
      means: 'Whom a push service would write to when our pushes trouble it.',
    }),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/)
    .optional()
    .register(notes, {
      expects: 'the address of a mail server, such as smtps://name:password@mail.example.nhs.uk',
      unset: 'none, and no e-mail is sent',
      means: 'The mail server for notices: a heading and the address of Baton, never what anyone wrote.',
      secret: true,
    }),
  MAIL_FROM: text.register(notes, {
    expects: 'whose name the e-mail bears, such as Baton <baton@example.nhs.uk>',
    unset: 'none; needed with SMTP_URL',
    means: 'The sender of e-mail.',
  }),
  GATEWAY_URL: z
    .string()
    .regex(/^https?:\/\/\S+$/)
    .optional()
    .register(notes, {
      expects: 'the address of an HTTP service, such as https://pager.example.nhs.uk/baton',
      unset: 'none, and nobody is sent a text message or paged',
      means: 'The hospital’s own gateway for text messages, pagers and telephones (docs/gateway.md).',
    }),
  GATEWAY_SECRET: z.string().min(16).optional().register(notes, {
    expects: 'a secret of 16 characters or more',
    unset: 'none; needed with GATEWAY_URL',
    means: 'With which Baton and the gateway sign what they tell each other.',
    secret: true,
  }),
  CLAMD_ADDRESS: z
    .string()
    .regex(/^(\/\S+|(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):([1-9]\d{0,4}))$/)
    .refine((text) => text.startsWith('/') || Number(text.slice(text.lastIndexOf(':') + 1)) <= 65_535)
    .optional()
    .register(notes, {
      expects: 'where a clamd listens, such as 127.0.0.1:3310 or /run/clamav/clamd.ctl',
      unset: 'none, and malware is not looked for',
      means: 'ClamAV: every file is looked through before anyone sees it, and waits while ClamAV is silent.',
    }),
  HL7_LISTEN: z
    .string()
    .regex(/^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):([1-9]\d{0,4})$/)
    .refine((text) => Number(text.slice(text.lastIndexOf(':') + 1)) <= 65_535)
    .optional()
    .register(notes, {
      expects: 'an address of this machine with a port, such as 127.0.0.1:2575',
      unset: 'none, and patients are entered by hand or by a list',
      means: 'Where the hospital’s own system tells of patients: HL7 v2 ADT over MLLP, in the clear.',
    }),
  HL7_ORGANISATION: text.register(notes, {
    expects: 'the name of an organisation here',
    unset: 'the only one there is',
    means: 'Whose patients HL7_LISTEN brings, where there are several organisations.',
  }),
  MAX_FILE_MB: whole(1, 2_048, 200).register(notes, {
    expects: 'a number of megabytes from 1 to 2048',
    unset: '200',
    means: 'The largest file that is taken.',
  }),
  FILES_QUOTA_GB: whole(1, 1_000_000, 50).register(notes, {
    expects: 'a number of gigabytes, 1 or more',
    unset: '50',
    means: 'The room that all files of an organisation have together.',
  }),
  ...mediaSettings,
  WATCHDOG_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .register(notes, {
      expects: 'an address such as https://alarms.example.nhs.uk/baton',
      unset: 'none',
      means:
        'Told within 45 s when urgent messages are not escalated, by a process that outlives the server.',
      secret: true,
    }),
  WATCHDOG_MAIL_TO: z.email().optional().register(notes, {
    expects: 'an e-mail address',
    unset: 'none; needs SMTP_URL',
    means: 'Told the same by e-mail.',
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

function isUsableOrigin(text: string): boolean {
  const url = URL.parse(text)
  if (url?.pathname !== '/' || url.search || url.hash || url.username) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost')
}
