import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the hospital that is served on this port keeps everything, for as long as it is served. */
export function dataDirOf(port: number): string {
  return join(tmpdir(), `baton-e2e-${port}`)
}
