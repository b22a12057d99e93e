import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** What a file imports, as paths from the repository's root or `npm:<name>`; Node's own modules are left out. */
export function importsOf(path: string, text: string): string[] {
  const { module, errors } = parseSync(path, text)
  const first = errors[0]
  if (first !== undefined) throw new Error(`${path} cannot be parsed: ${first.message}`)
  const named = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map((one) =>
      text.slice(one.moduleRequest.start, one.moduleRequest.end).slice(1, -1),
    ),
  ]
  return [...new Set(named.flatMap((specifier) => resolve(path, specifier) ?? []))]
}

function resolve(from: string, specifier: string): string | undefined {
  const plain = specifier.split('?')[0] ?? specifier
  if (plain.startsWith('node:')) return undefined
  if (plain.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), plain))
  const own = /^@baton\/(contract|domain|client|testkit)(?:\/(.*))?$/.exec(plain)
  if (own) return `packages/${own[1]}/src/${own[2] ?? 'index'}.ts`
  const app = /^@baton\/(server|web)(?:\/(.*))?$/.exec(plain)
  if (app) return `apps/${app[1]}/${app[2] ?? 'src/index.ts'}`
  const parts = plain.split('/')
  return `npm:${plain.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]}`
}
