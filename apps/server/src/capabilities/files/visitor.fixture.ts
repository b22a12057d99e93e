import { api, type ToldPatient } from '@baton/contract'
import type { Colleague, Hospital } from './hospital.fixture.ts'

/** A nurse of a connected hospital, at home and as a visitor. */
export interface Visit {
  readonly administrator: Colleague
  readonly atHome: Colleague
  readonly visitor: Colleague
}

/** Connects another hospital with this one, and has one of its nurses turn to it. */
export async function openVisit(night: Hospital): Promise<Visit> {
  const administrator = await night.foundAnother()
  const { code } = await night.administrator.ask(api.identity.inviteOrganisation, {})
  await administrator.ask(api.identity.acceptInvitation, { code })
  const atHome = await night.hire(administrator)
  const { organisationId } = night
  const { visit } = await atHome.ask(api.identity.beginVisit, { organisationId })
  const visitor = night.colleague({
    organisationId,
    personId: visit.personId,
    administrator: false,
    visitor: true,
  })
  return { administrator, atHome, visitor }
}

/** Somebody whom the nurse has at home. */
export const iris: ToldPatient = {
  family: 'Marsh',
  given: 'Iris',
  birthDate: '1948-07-05',
  nhsNumber: '9434765919',
}
