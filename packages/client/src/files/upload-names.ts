/** What every name of an upload in its person's box begins with. */
export const uploadPrefix = 'upload/'

/** The name under which an upload is kept in its person's box. */
export function uploadNameOf(uploadId: string): string {
  return `${uploadPrefix}${uploadId}`
}
