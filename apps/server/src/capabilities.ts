import { callMigrations } from './capabilities/calls/index.ts'
import { crashMigrations } from './capabilities/crash/index.ts'
import { dutyMigrations } from './capabilities/duty/index.ts'
import { escalationMigrations } from './capabilities/escalation/index.ts'
import { filesMigrations } from './capabilities/files/index.ts'
import { identityMigrations } from './capabilities/identity/index.ts'
import { messagingMigrations } from './capabilities/messaging/index.ts'
import { notifyMigrations } from './capabilities/notify/index.ts'
import { patientsMigrations } from './capabilities/patients/index.ts'
import { taskMigrations } from './capabilities/tasks/index.ts'
import type { Migration } from './platform/database/migrate.ts'

/** The schema's migrations: the platform's, then each capability's, lower ones first. */
export const migrations: readonly Migration[] = [
  platform('database/0001-roles'),
  platform('streams/0001-streams'),
  platform('streams/0002-followers'),
  platform('audit/0001-audit-log'),
  platform('vault/0001-vault-keys'),
  platform('vault/0002-shredding'),
  platform('jobs/0001-jobs'),
  ...identityMigrations,
  ...patientsMigrations,
  ...filesMigrations,
  ...dutyMigrations,
  ...notifyMigrations,
  ...escalationMigrations,
  ...crashMigrations,
  ...messagingMigrations,
  ...taskMigrations,
  ...callMigrations,
  {
    name: 'demonstration/0001-seeding',
    file: new URL('./demonstration/migrations/0001-seeding.sql', import.meta.url),
  },
]

function platform(name: string): Migration {
  return { name: `platform/${name}`, file: new URL(`./platform/${name}.sql`, import.meta.url) }
}
