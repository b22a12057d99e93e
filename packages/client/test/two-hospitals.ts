import type { ClientOptions, OpenVisit, VisitsPart } from '../src/client.ts'
import { PaperServer } from './paper-server.ts'
import { amina, settle, ward } from './people.ts'

/** Who answers at the burns centre. */
export const registrar = '01980000-0000-7000-9000-00000000000d'

/** The ward of `ward()`, connected with a burns centre whose registrar Amina may turn to. */
export function twoHospitals() {
  const home = ward()
  const burns = new PaperServer({ id: '01980000-0000-7000-a000-000000000001', name: 'Severn Burns Centre' })
  // The two make their conversations' ids alike: no conversation here is to have the id of one there.
  for (let n = 0; n < 50; n += 1) burns.ward.newId()
  home.server.connect(burns)

  /** Turns to the burns centre, where a conversation with the registrar begins. */
  async function turnTo({
    visits,
  }: {
    visits: VisitsPart
  }): Promise<{ visit: OpenVisit; roomThere: string }> {
    const visit = await begun(visits, burns.organisation.id)
    const roomThere = burns.ward.start(burns.visitorOf(amina) ?? '', 'Burns registrar', [registrar])
    await settle()
    return { visit, roomThere }
  }

  /** Amina's device, level, with a conversation at the burns centre. */
  async function visiting(options: Partial<ClientOptions> = {}) {
    const client = await home.started(amina, options)
    return { client, ...(await turnTo(client)) }
  }

  return { ...home, burns, turnTo, visiting }
}

export async function begun(visits: VisitsPart, organisationId: string): Promise<OpenVisit> {
  const answer = await visits.begin(organisationId)
  if (!answer.ok) throw new Error(answer.refusal.title)
  await settle()
  return answer.value
}
