import { api, type InputOf, type RoleDetails } from '@baton/contract'
import { plainPerson } from '@baton/testkit/plain-person'
import { plainRole } from '@baton/testkit/plain-role'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Asker } from '../../platform/operations/asker.fixture.ts'
import type { Dispatch } from '../../platform/operations/dispatcher.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import { createOrganisation, type SetUpParts } from '../identity/index.ts'
import { type StaffMember, staffMember } from './staff-member.fixture.ts'

interface FoundingParts extends SetUpParts {
  readonly dispatch: Dispatch
  readonly demonstration?: boolean
}

export type FoundHospital<One extends Asker> = Awaited<ReturnType<typeof foundHospital<One>>>

/**
 * Founds the small hospital of the tests, whose administrator takes people on.
 *
 * @param known what the tests of a room know of one of the staff besides
 */
export async function foundHospital<One extends Asker>(
  { dispatch, demonstration = false, ...setUp }: FoundingParts,
  known: (one: StaffMember) => One,
) {
  const colleague = (who: Omit<Viewer, 'sessionId'>): One => known(staffMember(dispatch, who))

  async function found(name: string): Promise<One & { readonly email: string }> {
    const email = `ada.bell@${name.toLowerCase().replaceAll(/[^a-z]/g, '')}.example`
    const administrator = { name: 'Ada Bell', email, profession: 'Manager' }
    const founded = await createOrganisation(setUp, { name, administrator, demonstration })
    const { organisationId, administratorId: personId } = founded
    return { ...colleague({ organisationId, personId, administrator: true }), email }
  }

  const administrator = await found('St Brannoc’s')
  const { organisationId } = administrator.viewer
  let hired = 0
  return {
    organisationId,
    administrator,
    /** Somebody who is there, as whoever asks. */
    colleague,
    /** Another organisation on the same server, by its administrator. */
    foundAnother: (name = 'Moor View') => found(name),
    /** Takes somebody on, here unless the administrator is of another organisation. */
    async hire(
      more: Partial<InputOf<typeof api.identity.addPerson>> = {},
      by: Asker = administrator,
    ): Promise<One & { readonly email: string }> {
      hired += 1
      const named = { name: `Person ${hired}`, email: `person.${hired}@brannoc.example` }
      const { person } = await by.ask(api.identity.addPerson, { ...plainPerson, ...named, ...more })
      const who = { organisationId: by.viewer.organisationId, personId: person.id, administrator: false }
      return { ...colleague(who), email: person.email }
    },
    async addSite(name: string): Promise<string> {
      return (await administrator.ask(api.identity.addSite, { name, kind: 'hospital' })).site.id
    },
    /** A ward, or what else is at a site. */
    async addPlace(
      siteId: string,
      name: string,
      more: Partial<InputOf<typeof api.identity.addPlace>> = {},
    ): Promise<string> {
      const ward = { name, siteId, parentId: null, kind: 'ward' as const, ...more }
      const [place] = (await administrator.ask(api.identity.addPlace, ward)).places
      if (place === undefined) throw new Error(`${name} was not added`)
      return place.id
    },
    async addTeam(name: string, ...members: { readonly id: string }[]): Promise<string> {
      const personIds = members.map(({ id }) => id)
      const team = { name, kind: 'on-call' as const, siteId: null, placeId: null, personIds }
      return (await administrator.ask(api.identity.addTeam, team)).team.id
    },
    async addRole(name: string, more: Partial<RoleDetails> = {}): Promise<string> {
      return (await administrator.ask(api.duty.addRole, { ...plainRole, name, ...more })).role.id
    },
    /** What the database says to the server when it works for the hospital. */
    async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
      return inTransaction(setUp.database.app, organisationId, (transaction) =>
        transaction.query<Row>({ name: `test-${text.slice(0, 40)}-${text.length}`, text, values }),
      )
    },
  }
}
