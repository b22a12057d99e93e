import { v7 as uuidv7 } from 'uuid'
import { insertPeople } from '../../apps/server/src/capabilities/identity/store/people.ts'
import type { Database } from '../../apps/server/src/platform/database/database.ts'
import { inTransaction } from '../../apps/server/src/platform/database/transaction.ts'
import { StreamWriter } from '../../apps/server/src/platform/streams/stream-writer.ts'

/** Takes so many more people on at the demonstration hospital, of whom the directory says nothing. */
export async function seedPeople(database: Database, count: number): Promise<void> {
  const { rows } = await database.system.query<{ organisationId: string }>(
    'select organisation_id as "organisationId" from organisation where demonstration',
  )
  const [hospital] = rows
  if (hospital === undefined) throw new Error('there is no demonstration hospital')
  const { organisationId } = hospital
  const nobody = { grade: null, specialty: null, siteId: null, placeId: null }
  const people = Array.from({ length: count }, (_, index) => ({
    ...nobody,
    contact: { telephone: null, bleep: null },
    id: uuidv7(),
    name: `Bench ${index}`,
    email: `bench-${index}@example.org`,
    profession: 'nurse' as const,
    administrator: false,
    teamIds: [],
  }))
  await inTransaction(database.app, organisationId, async (transaction) => {
    insertPeople(transaction, organisationId, people, new Date())
    const streams = new StreamWriter(transaction)
    for (const { id } of people) streams.begin({ kind: 'person', id }, organisationId)
    streams.flush()
  })
}
