import { api } from '@baton/contract'
import type { House, Staff } from '../house.fixture.ts'

/** Another organisation on the server of a house, which the administrators of both have connected. */
export interface Neighbours {
  readonly organisationId: string
  readonly administrator: Staff
  hire(): Promise<Staff>
}

/** Founds an organisation and connects it with the house. */
export async function connectWith(house: House, name: string): Promise<Neighbours> {
  const administrator = await house.found(name)
  const { code } = await house.administrator.ask(api.identity.inviteOrganisation, {})
  await administrator.ask(api.identity.acceptInvitation, { code })
  const { organisationId } = administrator
  return { organisationId, administrator, hire: () => house.hireFor(administrator) }
}

/** Who somebody of a connected organisation is in the house, once they have turned to it. */
export async function visit(house: House, who: Staff): Promise<Staff> {
  const { organisationId } = house
  const { visit } = await who.ask(api.identity.beginVisit, { organisationId })
  return house.staff({ organisationId, personId: visit.personId, administrator: false, visitor: true })
}
