export * from './operations/access.ts'
export * from './operations/feed.ts'
export * from './operations/lists.ts'
export * from './operations/registry.ts'
