import type { FileFault } from '@baton/contract'
import { readXml } from './read-xml.ts'

const activeElements = new Set([
  'dde-source',
  'dde-connection-decl',
  'script',
  'event-listener',
  'plugin',
  'applet',
])
const activeAddress =
  /^\s*(vnd\.sun\.star\.(script|expand|configuration|job)|macro|service|javascript|slot):/i

/** What is wrong with an OpenDocument document: locked, or with macros, scripts or links that start something. */
export function faultOfOpenDocument(
  members: ReadonlyMap<string, Buffer>,
  mediaType: string,
): FileFault | null {
  const [first] = members
  if (first?.[0] !== 'mimetype' || first[1].toString('latin1') !== mediaType) return 'wrong-type'
  if (!members.has('content.xml') || !members.has('META-INF/manifest.xml')) return 'broken'
  const names = [...members.keys()]
  if (names.some((name) => /(^|\/)(Basic|Scripts)\//.test(name))) return 'active-content'
  if (hears(members.get('META-INF/manifest.xml'), (name) => name === 'encryption-data')) return 'locked'
  const isActive = names.some((name) => name.endsWith('.xml') && hears(members.get(name), isActiveElement))
  return isActive ? 'active-content' : null
}

function isActiveElement(name: string, attributes: ReadonlyMap<string, string>): boolean {
  return activeElements.has(name) || [...attributes.values()].some((value) => activeAddress.test(value))
}

function hears(
  content: Buffer | undefined,
  isIt: (name: string, attributes: ReadonlyMap<string, string>) => boolean,
): boolean {
  let found = false
  if (content === undefined || content.length === 0) return false
  readXml(content, {
    open(name, attributes) {
      found ||= isIt(name, attributes)
    },
  })
  return found
}
