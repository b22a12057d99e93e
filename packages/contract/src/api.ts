/**
 * Everything a client may ask, one line a capability. Namespaces and not one object, so that a bundler sees which
 * operations a page names, and leaves the others to the pages that name them.
 */

export * as calls from './calls/operations.ts'
export * as crash from './crash/operations.ts'
export * as duty from './duty/operations.ts'
export * as escalation from './escalation/operations.ts'
export * as files from './files/operations.ts'
export * as identity from './identity/operations.ts'
export * as messaging from './messaging/operations.ts'
export * as notify from './notify/operations.ts'
export * as patients from './patients/operations.ts'
export * as tasks from './tasks/operations.ts'
