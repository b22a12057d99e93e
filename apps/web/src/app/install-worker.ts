import { ownScript } from '../platform/own-script.ts'

/**
 * Lets Baton open without a network from the second time on. Not where browsers forbid it (an address without https),
 * and nothing is lost there but that.
 */
export async function installWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  // What the first page needs comes first.
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }))
  }
  try {
    // Where the build lays it: at the root, so that it is there for every screen.
    await navigator.serviceWorker.register(ownScript('/worker.js'))
  } catch (error) {
    console.error('Baton will not open without a network:', error)
  }
}
