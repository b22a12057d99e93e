import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Config } from './platform/config.ts'

/** The settings of a server that has never been started, with an empty database and a data folder of its own. */
export interface EmptyServer {
  config: Config
  query(sql: string): Promise<Record<string, unknown>[]>
  remove(): Promise<void>
}

let made = 0

/** Makes one on the PostgreSQL of the test run. */
export async function emptyServer(): Promise<EmptyServer> {
  made += 1
  const database = `server_${process.pid}_${Date.now()}_${made}`
  await onDatabase('postgres', `create database ${database}`)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-server-'))
  return {
    config: {
      port: 3000,
      host: '127.0.0.1',
      dataDir,
      keyFile: path.join(dataDir, 'vault.key'),
      database: { kind: 'external', connection: { ...inject('postgres'), database } },
      s3: null,
      publicUrl: 'https://baton.example.nhs.uk',
      securityContact: null,
      clamd: null,
      files: { largest: 200 * 1024 ** 2, quota: 1024 ** 3 },
      trustedProxies: 0,
      demo: 'auto',
      bus: { kind: 'local' },
      log: { level: 'silent', form: 'json' },
      session: { idleMinutes: 15, absoluteHours: 12 },
      channels: { push: null, mail: null, gateway: null },
      hl7: null,
      media: { kind: 'embedded', port: 0, host: null, relay: null, relayOnly: false },
      watchdog: { webhookUrl: null, mailTo: null },
    },
    query: (sql) => onDatabase(database, sql),
    async remove() {
      rmSync(dataDir, { recursive: true, force: true })
      await onDatabase('postgres', `drop database ${database} with (force)`)
    },
  }
}

async function onDatabase(database: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...inject('postgres'), database })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
