import { startFauxqs } from 'fauxqs'
import type { S3Place } from './s3-blobs.ts'

/** A server that speaks S3: each test makes a bucket of its own in it. */
export type S3Server = Omit<S3Place, 'bucket'>

/** Starts one that keeps what it is given in this process's memory, until it is stopped. It takes any keys. */
export async function startS3(): Promise<{ server: S3Server; stop(): Promise<void> }> {
  const s3 = await startFauxqs({ port: 0, logger: false })
  return {
    server: {
      endpoint: `http://127.0.0.1:${s3.port}`,
      region: 'us-east-1',
      accessKeyId: 'any',
      secretAccessKey: 'any',
    },
    stop: () => s3.stop(),
  }
}
