import type { api, OutputOf, StoredFile } from '@baton/contract'
import type { Answer } from '../answer.ts'
import type { Clock, Ports, Tabs } from '../ports.ts'
import type { Upload } from './upload.ts'

/** What sending files needs of the rest of the client. */
export interface UploadsDeps extends Pick<Ports, 'fetch' | 'uploadStack'> {
  readonly baseUrl: string
  /** Of every request. */
  readonly headers: Readonly<Record<string, string>>
  readonly clock: Clock
  readonly random: () => number
  readonly newId: () => string
  readonly tabs: Tabs | undefined
  /** Whether the server has said who I am: until then nothing is sent. */
  isVerified(): boolean
  fetchLimits(): Promise<Answer<OutputOf<typeof api.files.limits>>>
  begin(upload: Upload): Promise<Answer<{ file: StoredFile; upload: string }>>
  discard(uploadId: string): Promise<Answer<unknown>>
  fetchMine(): Promise<Answer<{ files: readonly StoredFile[] }>>
  /** One is received or parked: what waited for it may go. */
  settled(): void
}
