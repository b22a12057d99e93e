import { api } from '@baton/contract'
import { type Asker, askAs } from '../../platform/operations/asker.fixture.ts'
import type { Dispatch } from '../../platform/operations/dispatcher.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'

/** Somebody of a test's hospital, who asks and goes on duty. */
export interface StaffMember extends Asker {
  readonly id: string
  readonly organisationId: string
  /** On duty, with roles. */
  signOn(...roleIds: string[]): Promise<void>
  /** On duty at a place, with roles. */
  signOnAt(placeId: string | null, ...roleIds: string[]): Promise<void>
  signOff(): Promise<void>
}

/** Makes a test speak as this person, who may go on duty. */
export function staffMember(dispatch: Dispatch, who: Omit<Viewer, 'sessionId'>): StaffMember {
  const asker = askAs(dispatch, who)
  const signOnAt: StaffMember['signOnAt'] = async (placeId, ...roleIds) => {
    await asker.ask(api.duty.signOn, { from: 'site', placeId, telephone: null, until: null, roleIds })
  }
  return {
    ...asker,
    id: who.personId,
    organisationId: who.organisationId,
    signOn: (...roleIds) => signOnAt(null, ...roleIds),
    signOnAt,
    async signOff() {
      await asker.ask(api.duty.signOff, {})
    },
  }
}

/** The same where everybody says at which place they are on duty. */
export function atPlaces({ signOnAt, ...one }: StaffMember) {
  return { ...one, signOn: signOnAt }
}
