import type { FilesCapability } from './capabilities/files/index.ts'
import type { Metrics } from './platform/metrics/metrics.ts'

/** What the metrics tell of files, when somebody looks. */
export function watchFiles(
  metrics: Metrics,
  { checking, keeping }: Pick<FilesCapability, 'checking' | 'keeping'>,
): void {
  metrics.gauge(
    'baton_files_waiting',
    'Files that wait in quarantine',
    async () => (await checking.waiting()).waiting,
  )
  metrics.gauge(
    'baton_files_held',
    'Those of them that wait because malware cannot be looked for',
    async () => (await checking.waiting()).held,
  )
  metrics.gauge('baton_files_damaged', 'Files whose stored content is not what came', keeping.damaged)
}
