/** Where the content of files goes, by the tus protocol. */
export const uploadsPath = '/api/files/upload'

/** Where the content of this file goes. */
export function uploadPath(fileId: string): string {
  return `${uploadsPath}/${fileId}`
}
