import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { PostgresConnection } from '../postgres/supervise.ts'
import { type Database, openDatabase } from './database.ts'
import { type Migration, migrate } from './migrate.ts'

/** A database of a test file's own on the run's PostgreSQL. */
export interface FreshDatabase {
  readonly database: Database
  /** Connects to it as the owner of the schema. */
  readonly connection: PostgresConnection
  /** Does as the owner what no part of the product may. */
  asOwner(statement: string): Promise<void>
  /** Closes the pools and removes it. */
  drop(): Promise<void>
}

/** Makes a database with the roles and these parts' tables. */
export async function freshDatabase(...migrations: Migration[]): Promise<FreshDatabase> {
  const server = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asOwner(server, `create database ${name}`)
  const connection = { ...server, database: name }
  const roles = { name: 'database/0001-roles', file: new URL('0001-roles.sql', import.meta.url) }
  await migrate(connection, [roles, ...migrations])
  const database = openDatabase({ connection, onConnectionLost: () => {} })
  return {
    database,
    connection,
    asOwner: (statement) => asOwner(connection, statement),
    async drop() {
      await database.close()
      await asOwner(server, `drop database ${name} with (force)`)
    },
  }
}

async function asOwner(server: PostgresConnection, statement: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
