/** Whether an old container holds a new document under a password: that is how office programs lock one. */
export function isLockedOffice(content: Buffer): boolean {
  return content.includes(Buffer.from('EncryptedPackage', 'utf16le'))
}
