import type { TestProject } from 'vitest/node'
import { type S3Server, startS3 } from '../../apps/server/src/platform/blobs/start-s3.fixture.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** In the lane `s3` alone: a server that speaks S3, in which every test makes a bucket of its own. */
    s3: S3Server | undefined
  }
}

/** One server that speaks S3 for the whole run: that of `S3_ENDPOINT` and its keys, or one started for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { S3_ENDPOINT, S3_REGION = 'us-east-1', S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = process.env
  if (S3_ENDPOINT) {
    if (!S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY)
      throw new Error('S3_ENDPOINT is set, so S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set too.')
    project.provide('s3', {
      endpoint: S3_ENDPOINT,
      region: S3_REGION,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
    })
    return async () => {}
  }
  const { server, stop } = await startS3()
  project.provide('s3', server)
  return stop
}
