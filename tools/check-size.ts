import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'

/**
 * Most compressed script that a first page may need, in bytes: as the server sends it, with Brotli, which every browser
 * that Baton supports asks for over HTTPS. With gzip it is about a tenth more, and printed too.
 */
const limit = 200_000

/** The pages on which people arrive, by the modules that their routes load. */
const pages = [
  { name: 'sign-in', modules: ['src/features/sign-in/SignInScreen.tsx'], isFirst: true },
  {
    name: 'messages',
    modules: ['src/features/messaging/MessagingScreen.tsx', 'src/features/messaging/NothingChosen.tsx'],
    isFirst: true,
  },
  {
    name: 'conversation',
    modules: [
      'src/features/messaging/MessagingScreen.tsx',
      'src/features/messaging/conversation/ConversationScreen.tsx',
    ],
    isFirst: true,
  },
  { name: 'directory', modules: ['src/features/directory/DirectoryScreen.tsx'], isFirst: false },
]

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().optional(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).optional(),
  }),
)

/** `node tools/check-size.ts`, after a build: prints the compressed script of each page; fails above the limit. */
const dist = join(import.meta.dirname, '../apps/web/dist')
const chunks = manifest.parse(JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')))
const entries = Object.entries(chunks).flatMap(([key, chunk]) => (chunk.isEntry ? [key] : []))

let tooLarge = false
for (const page of pages) {
  const files = scriptsOf([...entries, ...page.modules])
  const sizes = files.map((file) => ({ file, size: sentSize(file), gzip: gzipSize(file) }))
  const total = sizes.reduce((sum, { size }) => sum + size, 0)
  const gzip = sizes.reduce((sum, one) => sum + one.gzip, 0)
  const verdict = !page.isFirst
    ? ''
    : total > limit
      ? `, above the limit of ${kB(limit)}`
      : `, limit ${kB(limit)}`
  console.error(`${page.name}: ${kB(total)} in ${files.length} files${verdict} (with gzip ${kB(gzip)})`)
  for (const { file, size } of sizes.sort((one, other) => other.size - one.size)) {
    if (size > 2_000) console.error(`  ${kB(size).padStart(9)}  ${file} ${nameOf(file)}`)
  }
  if (page.isFirst && total > limit) tooLarge = true
}
if (tooLarge) process.exitCode = 1

/** The scripts that these modules need before they run, each once. */
function scriptsOf(keys: readonly string[], found = new Set<string>()): string[] {
  for (const key of keys) {
    const chunk = chunks[key]
    if (!chunk)
      throw new Error(
        `The build holds no ${key}: name the page's module in tools/check-size.ts as it is now.`,
      )
    if (found.has(chunk.file)) continue
    found.add(chunk.file)
    scriptsOf(chunk.imports ?? [], found)
  }
  return [...found].filter((file) => file.endsWith('.js'))
}

/** What the build calls it: names of files are only hashes. */
function nameOf(file: string): string {
  return Object.values(chunks).find((chunk) => chunk.file === file)?.name ?? ''
}

/** The build writes beside a file what is sent in its place; a small one is sent as it is. */
function sentSize(file: string): number {
  const path = join(dist, file)
  return readFileSync(existsSync(`${path}.br`) ? `${path}.br` : path).length
}

function gzipSize(file: string): number {
  return gzipSync(readFileSync(join(dist, file))).length
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
