import { z } from 'zod'
import { id, moment } from '../values.ts'
import { organisation } from './people.ts'

/**
 * Two organisations have agreed that their people may turn to each other (FHIR: OrganizationAffiliation), as one of
 * them sees it. Either may end it at any time; what was said stays with the organisation whose conversation it is.
 */
export const affiliation = z.strictObject({
  id,
  /** The other one. */
  organisation,
  since: moment,
  /** Who agreed on this side. */
  agreedBy: id,
})
export type Affiliation = z.infer<typeof affiliation>

/** A code with which an administrator of another organisation agrees, once. The code itself is shown when it is made. */
export const invitation = z.strictObject({ id, madeBy: id, madeAt: moment, expiresAt: moment })
export type Invitation = z.infer<typeof invitation>

/** What I am in a connected organisation: its people know me by this person. */
export const visit = z.strictObject({ organisation, personId: id })
export type Visit = z.infer<typeof visit>

/**
 * Set to an organisation's id on requests of somebody who visits it: they are answered there, to whom they are there.
 * Where a header cannot be set, as of a picture, it is a parameter of the address with this name.
 */
export const visitingHeader = 'baton-visiting'
