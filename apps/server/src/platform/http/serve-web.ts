import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../operations/answer.ts'
import { sendRefusal } from './send-refusal.ts'

const builtWeb = fileURLToPath(new URL('../../../../web/dist', import.meta.url))

/**
 * The web application: files whose name holds a hash for a year, the rest asked for each time, compressed when the
 * build has compressed them; every other address that is a page's gives the application, which shows the page.
 *
 * @param root where the built application is; the one of this repository unless a test says otherwise
 */
export async function serveWeb(http: FastifyInstance, root = builtWeb): Promise<void> {
  const built = existsSync(root)
  if (built) {
    await http.register(fastifyStatic, {
      root,
      preCompressed: true,
      cacheControl: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders(reply, path) {
        reply.header('cache-control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
        if (isBlurWorker(path)) reply.header('content-security-policy', workersPolicy)
      },
    })
  }
  http.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1)
    if (built && isPage(request.method, path)) return reply.sendFile('index.html')
    return sendRefusal(reply, refuse('not-found').refusal)
  })
}

/** The build writes a hash into the name of everything in assets/. */
function isHashed(path: string): boolean {
  return /[\\/]assets[\\/]/.test(path)
}

/**
 * The one worker that compiles WebAssembly, to tell a person from what is behind them. A worker goes by the policy of its
 * own answer, so that nothing else, no page either, may compile any (SEC-6).
 */
const workersPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

function isBlurWorker(path: string): boolean {
  return /[\\/]assets[\\/]blur-worker-[\w-]+\.js/.test(path)
}

/** Screens have addresses without a dot; a missing file must not be answered with a page. */
function isPage(method: string, path: string): boolean {
  const reads = method === 'GET' || method === 'HEAD'
  return reads && !path.startsWith('/api/') && !path.startsWith('/.') && !path.includes('.')
}
