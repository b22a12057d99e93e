const endOfDirectory = Buffer.from('PK\u0005\u0006', 'latin1')
const endBytes = 22
const mostComment = 0xffff

/**
 * Whether a content of another type is an archive as well: an archive's directory is at its end, whatever comes first,
 * so the same bytes would be a PDF to one program and an archive to another (FIL22).
 */
export function isArchiveToo(content: Buffer): boolean {
  const tail = content.subarray(Math.max(0, content.length - endBytes - mostComment))
  for (let at = tail.indexOf(endOfDirectory); at >= 0; at = tail.indexOf(endOfDirectory, at + 1)) {
    if (at + endBytes > tail.length) return false
    const directoryBytes = tail.readUInt32LE(at + 12)
    const commentBytes = tail.readUInt16LE(at + 20)
    const before = content.length - tail.length + at
    // Readers are lenient with what follows: a comment that ends short of the content is still one.
    if (directoryBytes <= before && at + endBytes + commentBytes <= tail.length) return true
  }
  return false
}
