import type { Migration } from './migrate.ts'

/** The tables of platform that capabilities stand on, for the tests of one that has a database of its own. */
export const platformMigrations: readonly Migration[] = [
  'streams/0001-streams',
  'streams/0002-followers',
  'audit/0001-audit-log',
  'vault/0001-vault-keys',
  'vault/0002-shredding',
].map((name) => ({ name, file: new URL(`../${name}.sql`, import.meta.url) }))
