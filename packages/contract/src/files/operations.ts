export * from './operations/library.ts'
export * from './operations/looking.ts'
export * from './operations/taking.ts'
