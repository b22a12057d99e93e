import * as crash from './crash/operations.ts'
import * as duty from './duty/operations.ts'
import * as escalation from './escalation/operations.ts'
import * as identity from './identity/operations.ts'
import * as messaging from './messaging/operations.ts'
import * as notify from './notify/operations.ts'
import type { Operation } from './operation.ts'

/** Everything a client may ask, one line a capability. */
export const api = { identity, duty, notify, escalation, crash, messaging } as const

type Api = typeof api
type AnyOperationOf<Capability> = Extract<Capability[keyof Capability], Operation>
/** The name of every operation, for tables that must not forget one. */
export type OperationName = {
  [Capability in keyof Api]: AnyOperationOf<Api[Capability]>['name']
}[keyof Api]

/** Every operation of every capability, in the order of the files. */
export const operations: readonly Operation[] = Object.values(api).flatMap((capability) =>
  Object.values(capability).filter(isOperation),
)

const byName = new Map(operations.map((operation) => [operation.name, operation]))

/** The operation of that name, or `undefined`. */
export function operationNamed(name: string): Operation | undefined {
  return byName.get(name)
}

function isOperation(value: unknown): value is Operation {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && 'path' in value && 'caller' in value
  )
}
