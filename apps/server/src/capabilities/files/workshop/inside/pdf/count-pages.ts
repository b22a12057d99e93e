import { isDictionary, isList, type PdfValue, referenceOf } from './values.ts'

/**
 * How many pages the document's own tree holds, counted leaf by leaf and not by what it says of itself (FIL26). `NaN`
 * when it has no tree, or when the tree points nowhere or turns back on itself.
 */
export function countPages(objects: ReadonlyMap<number, PdfValue>, trailer: PdfValue): number {
  const catalogue = follow(objects, isDictionary(trailer) ? trailer.get('Root') : undefined)
  const root = isDictionary(catalogue) ? referenceOf(catalogue.get('Pages')) : null
  if (root === null) return Number.NaN
  const seen = new Set<number>()
  const waiting = [root]
  let pages = 0
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const node = objects.get(number)
    // What points nowhere would be an empty page to one program and none to another.
    if (seen.has(number) || !isDictionary(node)) return Number.NaN
    seen.add(number)
    const kids = node.get('Kids')
    if (kids === undefined) {
      pages += 1
      continue
    }
    for (const kid of listOf(follow(objects, kids))) {
      const to = referenceOf(kid)
      if (to === null) return Number.NaN
      waiting.push(to)
    }
  }
  return pages
}

function follow(objects: ReadonlyMap<number, PdfValue>, value: PdfValue | undefined): PdfValue | undefined {
  const to = referenceOf(value)
  return to === null ? value : objects.get(to)
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  return isList(value) ? value : [null]
}
