import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The icons of the first pages. */
const signs =
  /[\\/]lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/](arrow-down|arrow-left|bell-off|bold|bookmark|building-2|building-complex|camera|check|check-check|circle-alert|circle-check|clock|clock-3|ellipsis|eye|forward|house|info|italic|list|message-square-off|messages-square|mic|moon-star|octagon-alert|octagon-exclamation-point|paperclip|pencil|pencil-line|pin|plus|reply|search|send|smile-plus|face-slightly-smiling-plus|undo-2|x)\.m?js$/

/** What messages and conversations are drawn with, and what is said in them. */
const said =
  /[\\/]domain[\\/]src[\\/](access|messaging)|[\\/]app[\\/]task-request|[\\/]features[\\/](messaging[\\/](use-inbox|use-visited-inboxes|people-picker[\\/]use-list-keys|conversation[\\/](conversation\.module|timeline|use-message-commands|use-row-keys)|markup|match|unsent|use-messaging|people\.ts|composer[\\/]mention-code)|duty[\\/]cover[\\/]cover-snapshot|urgent[\\/](words|compose[\\/]UrgentButton)|files[\\/](attach[\\/](attach\.module|use-attached|can-go|use-drop)|hung[\\/](HungFiles|layout)))/

/** The address of the server that the screens talk to while they are being worked on. */
const server = process.env.BATON_SERVER ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), withoutJsonSchema(), withoutSummaries(), worker(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Everything is a file of our own origin: a data: or inline asset would break the content security policy.
    assetsInlineLimit: 0,
    target: ['chrome123', 'edge123', 'firefox125', 'safari17.5'],
    modulePreload: { polyfill: false },
    manifest: true,
    sourcemap: false,
    rolldownOptions: {
      output: {
        // Every first page carries the names of all the files that it may come to need, some 360: without words in
        // them it is 1.5 kB lighter. The manifest says which is which, and tools/check-size.ts does.
        chunkFileNames: 'assets/[hash].js',
        assetFileNames: 'assets/[hash][extname]',
        // What pages share stands in few files: as sixty small ones it is 9 kB more, compressed, and sixty requests.
        codeSplitting: {
          groups: [
            {
              name: 'common',
              test: /[\\/]apps[\\/]web[\\/]src[\\/](platform|app[\\/](session|shell)|ui[\\/](router|icon-button|avatar|badge|button|heading|skeleton|spinner|search-field|panes|toast|time|empty-state|error-state))[\\/]/,
            },
            {
              name: 'said',
              test: said,
            },
            { name: 'signs', test: signs },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: server, ws: true } } },
})

/**
 * Zod carries a writer of JSON schemas, which only the server needs (for OpenAPI). Left out here, it makes the first
 * page lighter by 9 kB; what the schemas accept is untouched. Should Zod change inside, nothing breaks: the writer comes
 * back and tools/check-size.ts shows it.
 */
function withoutJsonSchema(): Plugin {
  return {
    name: 'without-json-schema',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ },
      handler: (code) => ({
        code: code
          .replaceAll(/^\s*inst\._zod\.processJSONSchema = .*;$/gm, '')
          .replace(
            /import \{ createStandardJSONSchemaMethod, createToJSONSchemaMethod \} from .*/,
            'const createStandardJSONSchemaMethod = () => undefined, createToJSONSchemaMethod = () => undefined;',
          ),
        map: null,
      }),
    },
  }
}

/**
 * What each operation is for, in a sentence, is read by OpenAPI on the server and by nobody here: left out, it makes the
 * first page lighter by 3 kB. A sentence that is written in another way than as one literal stays, and costs its size.
 */
function withoutSummaries(): Plugin {
  return {
    name: 'without-summaries',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]packages[\\/]contract[\\/]src[\\/].*operations.*\.ts$/ },
      handler: (code) => ({
        code: code.replaceAll(/summary:\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g, "summary: ''"),
        map: null,
      }),
    },
  }
}

/** Lays the service worker at the root, with the names of everything that the application is made of. */
function worker(): Plugin {
  const source = join(import.meta.dirname, 'src/worker/worker.js')
  return {
    name: 'worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const assets = Object.keys(bundle)
        // What blurs is 3 MB, what speaks to LiveKit half of one: fetched by whoever blurs, or meets there.
        .filter((name) => name.startsWith('assets/') && !/\.(wasm|tflite)$|livekit-/.test(name))
        .sort()
      const files = ['/', '/before.js', '/icon.svg', ...assets.map((name) => `/${name}`)]
      const code = readFileSync(source, 'utf8')
      const version = createHash('sha256')
        .update(JSON.stringify(files))
        .update(code)
        .digest('hex')
        .slice(0, 12)
      this.emitFile({
        type: 'asset',
        fileName: 'worker.js',
        source: code.replace('= SHELL', () => `= ${JSON.stringify({ version, files })}`),
      })
    },
  }
}

/** Lays a compressed copy beside every file of text, once, so that the server has none of that work to do. */
function compressed(): Plugin {
  let dist = ''
  return {
    name: 'compressed',
    apply: 'build',
    configResolved({ root, build }) {
      dist = resolve(root, build.outDir)
    },
    closeBundle() {
      const names = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      for (const name of names.filter((one) => /\.(js|css|svg|html|json|webmanifest|wasm)$/.test(one))) {
        const file = join(dist, name)
        const content = readFileSync(file)
        writeFileSync(`${file}.br`, brotliCompressSync(content))
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
      }
    },
  }
}
