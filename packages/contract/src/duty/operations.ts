export * from './operations/on-and-off.ts'
export * from './operations/overrides.ts'
export * from './operations/roles.ts'
export * from './operations/rota.ts'
