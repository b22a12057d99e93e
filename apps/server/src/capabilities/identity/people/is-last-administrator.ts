import type { Person } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { countAdministrators } from '../store/people.ts'

/** Whether nobody could administer the organisation without this person (IDN26). Its stream is locked by the caller. */
export async function isLastAdministrator(transaction: Transaction, person: Person): Promise<boolean> {
  if (!person.administrator || person.state === 'suspended') return false
  return (await countAdministrators(transaction)) <= 1
}
