import { expect, test } from 'vitest'
import { check } from './check.ts'
import { importsOf } from './imports.ts'
import { arrows } from './rules.ts'

/** For every arrow an import that breaks it: each rule is seen to fail. */
const broken: Record<string, [from: string, to: string]> = {
  'contract stands alone': ['packages/contract/src/a.ts', 'packages/domain/src/index.ts'],
  'domain is pure': ['packages/domain/src/a.ts', 'npm:uuid'],
  'client knows contract and domain': ['packages/client/src/a.ts', 'packages/testkit/src/index.ts'],
  'server and web never meet': ['apps/server/src/a.ts', 'apps/web/src/a.ts'],
  'the server is not its own client': ['apps/server/src/a.ts', 'packages/client/src/index.ts'],
  'capabilities meet at their front doors': [
    'apps/server/src/capabilities/messaging/a.ts',
    'apps/server/src/capabilities/identity/store.ts',
  ],
  'capabilities look one way': [
    'apps/server/src/capabilities/identity/a.ts',
    'apps/server/src/capabilities/messaging/index.ts',
  ],
  'platform knows no capability': [
    'apps/server/src/platform/a.ts',
    'apps/server/src/capabilities/identity/index.ts',
  ],
  'only stores touch SQL': ['apps/server/src/capabilities/identity/commands/a.ts', 'npm:kysely'],
  'ui knows no feature': ['apps/web/src/ui/a.tsx', 'packages/contract/src/index.ts'],
  'features meet in the shell': ['apps/web/src/platform/a.ts', 'apps/web/src/features/messaging/a.ts'],
  'testkit only in tests': ['packages/client/src/a.ts', 'packages/testkit/src/index.ts'],
}

test.each(arrows.map((arrow) => arrow.name))('an import against "%s" is found', (name) => {
  const [from, to] = broken[name] ?? ['', '']
  expect(check(new Map([[from, [to]]])).map((violation) => violation.arrow)).toContain(name)
})

test('a cycle of three files is found', () => {
  const graph = new Map([
    ['a.ts', ['b.ts']],
    ['b.ts', ['c.ts']],
    ['c.ts', ['a.ts']],
  ])
  expect(check(graph)).toMatchObject([{ arrow: 'no cycles', to: 'a.ts → b.ts → c.ts → a.ts' }])
})

test('a store may speak to PostgreSQL, and a capability may use a lower front door', () => {
  const graph = new Map([
    ['apps/server/src/capabilities/messaging/store.ts', ['npm:kysely']],
    [
      'apps/server/src/capabilities/messaging/commands/a.ts',
      ['apps/server/src/capabilities/identity/index.ts'],
    ],
  ])
  expect(check(graph)).toEqual([])
})

test('imports are read from static, dynamic, type and re-export forms', () => {
  const text = `import a from './a.ts'; import type { B } from '../b.ts'; export * from '@baton/contract'
    export { c } from 'kysely'; const d = await import('@scope/pkg/deep'); import 'node:fs'`
  expect(importsOf('apps/server/src/x.ts', text).sort()).toEqual(
    [
      'apps/server/src/a.ts',
      'apps/server/b.ts',
      'npm:@scope/pkg',
      'npm:kysely',
      'packages/contract/src/index.ts',
    ].sort(),
  )
})
