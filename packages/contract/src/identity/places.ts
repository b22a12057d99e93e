import { z } from 'zod'
import { id, typedText } from '../values.ts'

export const placeName = typedText({ max: 80 })

export const siteKind = z.enum(['hospital', 'practice', 'care-home', 'community'])
export const site = z.strictObject({ id, name: z.string(), kind: siteKind })
export type Site = z.infer<typeof site>

export const placeKind = z.enum(['ward', 'department', 'bay', 'room', 'bed'])
/** A place in a site: a ward, a bay in a ward, a bed in a bay. */
export const place = z.strictObject({
  id,
  siteId: id,
  /** The place that this one is in; `null` when it stands in the site itself. */
  parentId: id.nullable(),
  kind: placeKind,
  name: z.string(),
})
export type Place = z.infer<typeof place>
