import { existsSync } from 'node:fs'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A Chromium to test with: `CHROMIUM` when given, the machine's own, or the one that npm brought. */
export async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  const quiet = [
    '--no-first-run',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu',
    // Continuous-integration machines and containers run as root, where Chromium's own sandbox cannot start.
    '--no-sandbox',
  ]
  const own = process.env.CHROMIUM ?? installed.find((path) => existsSync(path))
  if (own !== undefined) return { executablePath: own, args: quiet }
  const { default: carried } = await import('@sparticuz/chromium')
  // Its own list of arguments is for functions that open one page: a single process, which the end of one context ends
  // for all, and web security off, without which a test of it says nothing.
  return { executablePath: await carried.executablePath(), args: quiet }
}
