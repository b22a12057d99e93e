import type { Hl7Message, Segment, Separators } from './parse-message.ts'
import { plainText } from './plain-text.ts'

/** What a field says: a text, `null` to delete what is known (`""`), or `undefined` to leave it (nothing stands there). */
export type Said = string | null | undefined

/** The first segment of that name. */
export function segmentOf({ segments }: Hl7Message, name: string): Segment | undefined {
  return segments.find((segment) => segment.name === name)
}

/** All segments of that name, in order. */
export function segmentsOf({ segments }: Hl7Message, name: string): Segment[] {
  return segments.filter((segment) => segment.name === name)
}

/** A component of a field's first repetition, by the standard's numbers: PV1-3.1 is `(PV1, 3, 1)`. */
export function said(message: Hl7Message, segment: Segment | undefined, field: number, component = 1): Said {
  const [first] = repetitionsOf(message, segment, field)
  return first?.(component)
}

/** Each repetition of a field, to be asked for its components. */
export function repetitionsOf(
  { separators }: Hl7Message,
  segment: Segment | undefined,
  field: number,
): ((component: number) => Said)[] {
  const raw = segment?.fields[field]
  if (raw === undefined || raw === '') return []
  return raw.split(separators.repetition).map((repetition) => {
    const components = repetition.split(separators.component)
    // `""` alone deletes the whole field, every part of it.
    if (repetition === '""') return () => null
    return (component) => readPart(components[component - 1], separators)
  })
}

function readPart(part: string | undefined, separators: Separators): Said {
  const [first = ''] = (part ?? '').split(separators.subcomponent, 1)
  if (first === '""') return null
  const text = plainText(first, separators).trim()
  return text === '' ? undefined : text
}
