/** How archives, programs and documents of old office programs begin. */
const beginnings = [
  'PK\u0003\u0004',
  'PK\u0005\u0006',
  'Rar!',
  '7z\u00bc\u00af',
  '\u001f\u008b',
  'BZh',
  '\u00fd7zXZ',
  '\u00d0\u00cf\u0011\u00e0',
  'MZ',
  '\u007fELF',
  '\u00ca\u00fe\u00ba\u00be',
  '\u00cf\u00fa\u00ed\u00fe',
  '#!',
  '%PDF-',
].map((beginning) => Buffer.from(beginning, 'latin1'))

/** Whether a member of an archive is an archive, a program or a document of its own. */
export function holdsAnother(content: Buffer): boolean {
  return beginnings.some((beginning) => content.subarray(0, beginning.length).equals(beginning))
}
