export { chain } from './chain.ts'
export { encodeLeaf } from './encode-leaf.ts'
export { type AuditRow, type AuditSubject, type ChainHead, emptyHead, type NewLeaf } from './leaf.ts'
