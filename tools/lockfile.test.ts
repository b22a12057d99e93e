import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'

const entry = z.object({
  version: z.string().optional(),
  link: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const lockfile = z.object({ packages: z.record(z.string(), entry) })

test('npm ci will accept the lockfile: every package that another one names for some platform is in it', () => {
  const text = readFileSync(path.join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')
  const { packages } = lockfile.parse(JSON.parse(text))
  const known = new Set(
    Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 13)),
  )
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !known.has(name))
      .map((name) => `${place} names ${name}`),
  )
  expect(missing).toEqual([])
})
