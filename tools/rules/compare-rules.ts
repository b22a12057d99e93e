interface Source {
  path: string
  text: string
}

/** A rule is a line `- **MSG3** One sentence.` */
const ruleLine = /^- \*\*([A-Z]{2,5}\d+[a-z]?)\*\*\s+\S/gm
/** A test names rules at the start of its title: `'MSG3: …'` or `'MSG3, MSG4: …'`. */
const testTitle =
  /\b(?:test|it|describe)(?:\.\w+)*(?:\([^'"`]*\))?\(\s*['"`]((?:[A-Z]{2,5}\d+[a-z]?(?:,\s*)?)+):/g

/**
 * Compares the rules that documents state with those that tests name.
 *
 * @returns a sentence for each disagreement: a rule stated twice, without a test, or named by a test but not stated
 */
export function compareRules(documents: readonly Source[], tests: readonly Source[]): string[] {
  const stated = new Map<string, string>()
  const problems: string[] = []
  for (const { path, text } of documents) {
    for (const [, id = ''] of text.matchAll(ruleLine)) {
      const earlier = stated.get(id)
      if (earlier !== undefined) problems.push(`${id} is stated in ${earlier} and again in ${path}`)
      stated.set(id, path)
    }
  }
  const named = new Map<string, string>()
  for (const { path, text } of tests) {
    for (const [, ids = ''] of text.matchAll(testTitle)) {
      for (const id of ids.split(',')) named.set(id.trim(), path)
    }
  }
  for (const [id, path] of stated) if (!named.has(id)) problems.push(`${id} (${path}) is named by no test`)
  for (const [id, path] of named)
    if (!stated.has(id)) problems.push(`${path} names ${id}, which no document states`)
  return problems
}
