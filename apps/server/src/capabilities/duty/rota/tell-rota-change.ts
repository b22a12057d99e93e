import type { Stretch } from '@baton/domain/duty/required-cover'
import type { Acting } from '../../../platform/operations/acting.ts'
import type { Vault } from '../../../platform/vault/index.ts'
import { tellRota } from '../tell.ts'
import { levelNextShifts } from './next-shifts.ts'

/** Tells everyone that these stretches of the rota have changed, and from when on its people are expected now. */
export async function tellRotaChange(
  acting: Acting,
  vault: Vault,
  changed: readonly (Stretch & { personId: string })[],
): Promise<void> {
  const [first] = changed
  if (first === undefined) return
  const from = changed.reduce((so, one) => (one.from < so ? one.from : so), first.from)
  const until = changed.reduce((so, one) => (one.until > so ? one.until : so), first.until)
  tellRota(acting, { from, until })
  await levelNextShifts(
    acting,
    vault,
    changed.map(({ personId }) => personId),
  )
}
