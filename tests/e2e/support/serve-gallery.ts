import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'

/** Builds and serves the gallery of components, which is not in the product. Returns its address and how to stop. */
export async function serveGallery(): Promise<{ address: string; stop: () => Promise<void> }> {
  const web = fileURLToPath(new URL('../../../apps/web/', import.meta.url))
  const outDir = mkdtempSync(join(tmpdir(), 'baton-gallery-'))
  const shared = { root: web, configFile: join(web, 'vite.config.ts'), logLevel: 'error' } as const
  await build({ ...shared, build: { outDir, rolldownOptions: { input: join(web, 'gallery.html') } } })
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
  const [origin = ''] = server.resolvedUrls?.local ?? []
  return {
    address: `${origin}gallery.html`,
    stop: async () => {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
