import { totalmem } from 'node:os'

const MiB = 1024 * 1024

export interface SettingsFor {
  /** Folder of the unix socket; undefined where there are none (Windows), then TCP on the loop-back address. */
  readonly socketDir: string | undefined
  readonly port: number
  /** true: data need not survive a crash of the machine. For tests and benches of other things only. */
  readonly throwaway: boolean
  /** The operator's own settings file, where there is one. */
  readonly local: string | undefined
}

/**
 * The text of postgresql.conf. It never names lz4, zstd or jit: the npm build was made without them and would
 * refuse to start. Nothing that a person wrote reaches the log: errors go to the client only.
 */
export function postgresSettings({ socketDir, port, throwaway, local }: SettingsFor): string {
  const memory = memoryBytes()
  const settings: Record<string, string | number | boolean> = {
    listen_addresses: socketDir === undefined ? '127.0.0.1' : '',
    port,
    unix_socket_directories: socketDir ?? '',
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    max_connections: 100,
    cluster_name: 'baton',

    // A small machine: PostgreSQL shares it with the server.
    shared_buffers: `${clamp(memory / 8, 64 * MiB, 512 * MiB)}MB`,
    effective_cache_size: `${clamp(memory / 2, 256 * MiB, 4096 * MiB)}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    io_method: 'sync',
    max_worker_processes: 4,
    max_parallel_workers_per_gather: 0,
    max_logical_replication_workers: 0,
    autovacuum_max_workers: 2,

    // Acknowledged means committed, and committed means on the disk.
    fsync: !throwaway,
    full_page_writes: !throwaway,
    synchronous_commit: 'on',
    wal_level: 'replica',
    max_wal_senders: 2,
    min_wal_size: '80MB',
    max_wal_size: throwaway ? '4GB' : '1GB',
    checkpoint_timeout: '15min',
    restart_after_crash: true,

    // Above LOG only: an ERROR's text may quote what somebody wrote.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_line_prefix: '',
    log_checkpoints: false,
    log_autovacuum_min_duration: -1,
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
  return [
    '# Written anew at every start. Settings of your own belong into postgres/local.conf in the data folder.',
    ...Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}`),
    ...(local ? [`include = ${quoted(local)}`] : []),
    '',
  ].join('\n')
}

function memoryBytes(): number {
  const limit = process.constrainedMemory()
  return limit > 0 && limit < totalmem() ? limit : totalmem()
}

/** Whole MiB between two bounds given in bytes. */
function clamp(bytes: number, low: number, high: number): number {
  return Math.floor(Math.min(Math.max(bytes, low), high) / MiB)
}

function quoted(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
}
