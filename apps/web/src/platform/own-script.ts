interface Policy {
  createScriptURL: (address: string) => string
}

interface Policies {
  createPolicy(name: string, rules: Policy): Policy
}

let policy: Policy | null = null

/**
 * An address that may be run in a worker. The page's one Trusted Types policy vouches for what the build made of our own
 * files, and for nothing else (SEC-6).
 */
export function ownScript(address: string): string {
  const policies = 'trustedTypes' in window ? window.trustedTypes : undefined
  if (!isPolicies(policies)) return address
  policy ??= policies.createPolicy('baton', {
    createScriptURL: (asked) => {
      if (asked !== '/worker.js' && !/^\/assets\/[\w.-]+\.js$/.test(asked))
        throw new TypeError('not a script of ours')
      return asked
    },
  })
  return policy.createScriptURL(address)
}

function isPolicies(value: unknown): value is Policies {
  return typeof value === 'object' && value !== null && 'createPolicy' in value
}
