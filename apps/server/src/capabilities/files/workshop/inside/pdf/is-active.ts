import { isDictionary, isList, nameOf, type PdfValue } from './values.ts'

/** Keys under which scripts, forms that run, and files within the file are kept. */
const activeKeys = new Set(['JS', 'JavaScript', 'XFA', 'EF', 'EmbeddedFiles', 'RichMediaContent'])
/** Actions and kinds of things that start a program, open another file, run a script or carry a file. */
const activeNames = new Set([
  'JavaScript',
  'Launch',
  'ImportData',
  'SubmitForm',
  'GoToE',
  'EmbeddedFile',
  'FileAttachment',
  'RichMedia',
])
/** Under these a name says what a thing is or does; elsewhere it may be any word. */
const tellingKeys = new Set(['S', 'Type', 'Subtype'])

/** Whether something in a value would run, start something or carry a file in a program that opens the document. */
export function isActive(value: PdfValue): boolean {
  if (isList(value)) return value.some(isActive)
  if (!isDictionary(value)) return false
  for (const [key, inner] of value) {
    if (activeKeys.has(key) && inner !== null) return true
    if (tellingKeys.has(key) && activeNames.has(nameOf(inner) ?? '')) return true
    if (key === 'URI' && typeof inner === 'string' && /^\s*(javascript|data|vbscript|file):/i.test(inner))
      return true
    if (isActive(inner)) return true
  }
  return false
}
