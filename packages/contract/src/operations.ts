import * as api from './api.ts'
import type { Operation } from './operation.ts'

type Api = typeof api
type AnyOperationOf<Capability> = Extract<Capability[keyof Capability], Operation>
/** The name of every operation, for tables that must not forget one. */
export type OperationName = {
  [Capability in keyof Api]: AnyOperationOf<Api[Capability]>['name']
}[keyof Api]

/** Every operation of every capability, in the order of the files. */
export const operations: readonly Operation[] = Object.values(api).flatMap((capability) =>
  operationsOf(capability),
)

const byName = new Map(operations.map((operation) => [operation.name, operation]))

/** The operation of that name, or `undefined`. */
export function operationNamed(name: string): Operation | undefined {
  return byName.get(name)
}

/** The operations of one capability. */
function operationsOf(capability: object): Operation[] {
  return Object.values(capability).filter(isOperation)
}

function isOperation(value: unknown): value is Operation {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && 'path' in value && 'caller' in value
  )
}
