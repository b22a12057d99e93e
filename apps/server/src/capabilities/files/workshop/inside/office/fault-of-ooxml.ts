import type { FileFault } from '@baton/contract'
import { readXml } from './read-xml.ts'

const active = /macro|vbaproject|activex|oleobject|\/control$|afchunk|attachedtoolbars|webextension/i
/** What may lie outside the document: where a link leads, and the other table that a table counts with. */
const harmlessOutside = /\/(hyperlink|externalLinkPath|externalLinkLongPath|xlPathMissing)$/

/** What is wrong with a Word, Excel or PowerPoint document, by its list of contents and by what its parts point to. */
export function faultOfOoxml(members: ReadonlyMap<string, Buffer>, mediaType: string): FileFault | null {
  const contents = members.get('[Content_Types].xml')
  if (contents === undefined) return 'broken'
  if ([...members.keys()].some((name) => /vbaProject|\/activeX\/|macrosheets\//i.test(name)))
    return 'active-content'
  const types: string[] = []
  readXml(contents, {
    open(_name, attributes) {
      const type = attributes.get('ContentType')
      if (type !== undefined) types.push(type)
    },
  })
  if (types.some((type) => active.test(type))) return 'active-content'
  if (!types.includes(`${mediaType}.main+xml`)) return 'wrong-type'
  for (const [name, content] of members) {
    if (name.endsWith('.rels') && pointsToActive(content)) return 'active-content'
    if (/^(word|xl\/externalLinks)\/[^/]+\.xml$/.test(name) && exchangesData(content)) return 'active-content'
  }
  return null
}

function pointsToActive(relations: Buffer): boolean {
  let found = false
  readXml(relations, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const type = attributes.get('Type') ?? ''
      const target = attributes.get('Target') ?? ''
      const isOutside = attributes.get('TargetMode')?.toLowerCase() === 'external'
      if (active.test(type)) found = true
      if (isOutside && !harmlessOutside.test(type)) found = true
      if (/^\s*(javascript|vbscript|data|ms-[a-z]+|mhtml|search-ms):/i.test(target)) found = true
    },
  })
  return found
}

/** Dynamic data exchange: a field or a link of a table that starts another program. */
function exchangesData(part: Buffer): boolean {
  let found = false
  let fields = ''
  let inField = false
  readXml(part, {
    open(name, attributes) {
      if (name === 'ddeLink') found = true
      if (name === 'instrText') inField = true
      const whole = attributes.get('instr')
      if (whole !== undefined) fields += `\n${whole}\n`
    },
    text(text) {
      if (inField) fields += text
    },
    close(name) {
      if (name === 'instrText') inField = false
      // A field may be written in many runs; a paragraph ends it.
      if (name === 'p') fields += '\n'
    },
  })
  return found || /\bDDE(AUTO)?\b/i.test(fields)
}
