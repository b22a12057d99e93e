import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface DeviceRow {
  id: string
  personId: string
  sessionId: string
  name: string
  endpointHash: Buffer
  /** Sealed: endpoint and keys. */
  subscription: Buffer
  addedAt: Date
  lastReachedAt: Date | null
}

const columns = `id, person_id as "personId", session_id as "sessionId", name, endpoint_hash as "endpointHash",
  subscription, added_at as "addedAt", last_reached_at as "lastReachedAt"`

/** The devices of these people, the oldest first. */
export function readDevices(transaction: Transaction, personIds: readonly string[]): Promise<DeviceRow[]> {
  return transaction.query({
    name: 'push-devices',
    text: `select ${columns} from push_device where person_id = any($1::uuid[]) order by id`,
    values: [personIds],
  })
}

/** These devices, whoever's they are. */
export function readDevicesByIds(transaction: Transaction, ids: readonly string[]): Promise<DeviceRow[]> {
  return transaction.query({
    name: 'push-devices-by-ids',
    text: `select ${columns} from push_device where id = any($1::uuid[])`,
    values: [ids],
  })
}

/** People of this organisation, and visitors, who have a device that agreed to be woken: a visitor at home. */
export async function readPeopleWithDevices(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ personId: string }>({
    name: 'push-devices-people',
    text: `select person_id as "personId" from push_device
           union select person_id from visitors_with_devices()`,
    values: [],
  })
  return rows.map((row) => row.personId)
}

/** Writes a device; one that is known by its address is this person's from now on. */
export function saveDevice(transaction: Transaction, organisationId: string, row: DeviceRow): void {
  transaction.write({
    name: 'push-device-save',
    text: `insert into push_device (id, organisation_id, person_id, session_id, name, endpoint_hash, subscription, added_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      row.id,
      organisationId,
      row.personId,
      row.sessionId,
      row.name,
      row.endpointHash,
      row.subscription,
      row.addedAt.toISOString(),
    ],
  })
}

/** Forgets whoever's device has this address. */
export function forgetDeviceAt(transaction: Transaction, endpointHash: Buffer): void {
  transaction.write({
    name: 'push-device-forget-address',
    text: 'delete from push_device where endpoint_hash = $1',
    values: [endpointHash],
  })
}

/** As the system: the same browser was another organisation's before. */
export async function forgetDeviceElsewhere(
  system: pg.Pool,
  endpointHash: Buffer,
  deviceId: string,
): Promise<void> {
  await system.query({
    name: 'push-device-forget-elsewhere',
    text: 'delete from push_device where endpoint_hash = $1 and id <> $2',
    values: [endpointHash, deviceId],
  })
}

/** Forgets devices. */
export function deleteDevices(transaction: Transaction, ids: readonly string[]): void {
  transaction.write({
    name: 'push-devices-delete',
    text: 'delete from push_device where id = any($1::uuid[])',
    values: [ids],
  })
}

/** Their push service has taken something for these devices. */
export function saveDevicesReached(transaction: Transaction, ids: readonly string[], at: Date): void {
  transaction.write({
    name: 'push-devices-reached',
    text: 'update push_device set last_reached_at = $2 where id = any($1::uuid[])',
    values: [ids, at.toISOString()],
  })
}
