import type { Participant } from '@baton/contract'
import type { Vault } from '../../../platform/vault/index.ts'
import type { ParticipantRow } from '../store/participants.ts'
import type { Whole } from '../whole.ts'
import { openGuest } from '../words.ts'

/**
 * Somebody of a meeting as those in it see them. The meeting's key must be open.
 *
 * @param names what colleagues are called
 */
export function presentParticipant(
  vault: Vault,
  { row, hostIds }: Pick<Whole, 'row' | 'hostIds'>,
  names: ReadonlyMap<string, string>,
  one: ParticipantRow,
): Participant {
  return {
    id: one.id,
    personId: one.personId,
    name: one.personId === null ? null : (names.get(one.personId) ?? null),
    guest: openGuest(vault, row, one),
    state: one.state,
    host: one.personId !== null && hostIds.includes(one.personId),
    joinedAt: one.joinedAt?.toISOString() ?? null,
    microphone: one.microphone,
    camera: one.camera,
    screen: one.screen,
    handRaisedAt: one.handRaisedAt?.toISOString() ?? null,
    silencedAt: one.silencedAt?.toISOString() ?? null,
  }
}
