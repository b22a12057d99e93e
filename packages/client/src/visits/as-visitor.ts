import type { OperationName } from '@baton/contract'
import { mayVisitorTry } from '@baton/domain'
import { notHere } from '../answer.ts'
import type { Roads } from '../roads.ts'

/** Roads on which a visitor asks: what is not open to visitors (AFF5) is answered here, and nobody is asked. */
export function asVisitor(roads: Roads): Roads {
  return {
    ...roads,
    call(operation, input, id) {
      // Every operation is the contract's, so its name is one of its names.
      const name = operation.name as OperationName
      return mayVisitorTry(name) ? roads.call(operation, input, id) : Promise.resolve(notHere)
    },
  }
}
