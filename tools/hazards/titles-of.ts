/** A title as it stands in a test file: in one kind of quotes, with what is escaped in it. */
const title = /\b(?:test|it)(?:\.\w+)*(?:\([^'"`]*\))?\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g

/** The titles of the tests in a file. */
export function titlesOf(text: string): string[] {
  return [...text.matchAll(title)].map(([, , words = '']) => words.replaceAll(/\\(.)/g, '$1'))
}
