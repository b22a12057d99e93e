/** One ban. `from` and `to` are paths from the repository's root; a package is `npm:<name>`. */
export interface Arrow {
  name: string
  /** What to do instead, as every ban must say. */
  instead: string
  from: RegExp
  except?: RegExp
  /** Whether this import, by a file that `from` matches, is banned. */
  bans: (to: string, from: string) => boolean
}

const tests = /\.(test|fixture)\.tsx?$|\/test\//

/** The order in which capabilities may know each other: only those to the left (ARCHITECTURE.md). */
export const capabilityOrder = [
  'audit',
  'identity',
  'patients',
  'files',
  'duty',
  'notify',
  'escalation',
  'crash',
  'messaging',
  'tasks',
  'calls',
  'rounds',
  'mdt',
  'insight',
  'integrations',
]

/** The arrows of ARCHITECTURE.md. */
export const arrows: readonly Arrow[] = [
  {
    name: 'contract stands alone',
    instead: 'The contract knows Zod and nothing else: move rules to packages/domain.',
    from: /^packages\/contract\/src\//,
    except: tests,
    bans: (to) => !/^(packages\/contract\/|npm:zod$)/.test(to),
  },
  {
    name: 'domain is pure',
    instead: 'Domain imports the contract only: take the clock, chance and facts as arguments.',
    from: /^packages\/domain\/src\//,
    except: tests,
    bans: (to) => !/^packages\/(contract|domain)\//.test(to),
  },
  {
    name: 'client knows contract and domain',
    instead: 'The client speaks the contract; it knows no server and no screen.',
    from: /^packages\/client\/src\//,
    except: tests,
    bans: (to) => /^(apps\/|packages\/testkit\/)/.test(to),
  },
  {
    name: 'server and web never meet',
    instead: 'They share packages/contract: put the shape there and ask over the wire.',
    from: /^apps\/(server|web)\//,
    bans: (to, from) => /^apps\//.test(to) && to.split('/')[1] !== from.split('/')[1],
  },
  {
    name: 'the server is not its own client',
    instead: 'Call the capability by its front door; packages/client is for the other end of the wire.',
    from: /^apps\/server\//,
    except: tests,
    bans: (to) => to.startsWith('packages/client/'),
  },
  {
    name: 'capabilities meet at their front doors',
    instead: 'Import the other capability by its index.ts, and export there what others may use.',
    from: /^apps\/server\/src\/capabilities\//,
    except: tests,
    bans: (to, from) =>
      isOtherCapability(to, from) && !/^apps\/server\/src\/capabilities\/[^/]+\/index\.ts$/.test(to),
  },
  {
    name: 'capabilities look one way',
    instead: 'A lower capability tells a higher one by an event that the higher one subscribes to.',
    from: /^apps\/server\/src\/capabilities\//,
    except: tests,
    bans: (to, from) => isOtherCapability(to, from) && rank(to) >= rank(from),
  },
  {
    name: 'platform knows no capability',
    instead: 'Define a port in platform and let compose.ts pass the capability in.',
    from: /^apps\/server\/src\/platform\//,
    except: tests,
    bans: (to) => /^apps\/server\/src\//.test(to) && !to.startsWith('apps/server/src/platform/'),
  },
  {
    name: 'only stores touch SQL',
    instead: "Ask the capability's store: only store files, migrations and platform speak to PostgreSQL.",
    from: /^apps\/server\/src\/capabilities\//,
    except: /\/store[^/]*\.ts$|\/store\/|\.test\.ts$/,
    bans: (to) => /^npm:(pg|kysely)$/.test(to),
  },
  {
    name: 'ui knows no feature',
    instead: 'The design system draws what it is given: pass it in from the feature.',
    from: /^apps\/web\/src\/ui\//,
    except: tests,
    bans: (to) => /^(apps\/web\/src\/(features|app|platform)\/|packages\/)/.test(to),
  },
  {
    name: 'features meet in the shell',
    instead: 'Let app/ bring two features together, or move what both need to ui/ or platform/.',
    from: /^apps\/web\/src\/platform\//,
    except: tests,
    bans: (to) => /^apps\/web\/src\/(features|app)\//.test(to),
  },
  {
    name: 'testkit only in tests',
    instead: 'The small hospital is for tests, benchmarks and campaigns.',
    from: /^(apps|packages)\/(?!testkit\/)/,
    except: tests,
    bans: (to) => to.startsWith('packages/testkit/'),
  },
]

function capabilityOf(path: string): string | undefined {
  return /^apps\/server\/src\/capabilities\/([^/]+)\//.exec(path)?.[1]
}

function isOtherCapability(to: string, from: string): boolean {
  const other = capabilityOf(to)
  return other !== undefined && other !== capabilityOf(from)
}

function rank(path: string): number {
  const found = capabilityOrder.indexOf(capabilityOf(path) ?? '')
  // A capability that the order does not name may not be imported by another, nor import one.
  return found === -1 ? Number.POSITIVE_INFINITY : found
}
