/** Where the build lays the service worker: at the root, so that it is there for every screen. */
const address = '/worker.js'

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => string }
}

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
    await navigator.serviceWorker.register(trusted(address))
  } catch (error) {
    console.error('Baton will not open without a network:', error)
  }
}

/** The page's one Trusted Types policy: it vouches for this address and for nothing else (SEC-6). */
function trusted(url: string): string {
  const policies = 'trustedTypes' in window ? window.trustedTypes : undefined
  if (!isPolicies(policies)) return url
  return policies
    .createPolicy('baton', {
      createScriptURL: (asked) => {
        if (asked !== address) throw new TypeError('not a script of ours')
        return asked
      },
    })
    .createScriptURL(url)
}

function isPolicies(value: unknown): value is Policies {
  return typeof value === 'object' && value !== null && 'createPolicy' in value
}
