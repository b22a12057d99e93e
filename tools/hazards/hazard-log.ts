import { z } from 'zod'

const severity = z.enum(['minor', 'significant', 'considerable', 'major', 'catastrophic'])
const likelihood = z.enum(['very low', 'low', 'medium', 'high', 'very high'])
const risk = z.strictObject({ severity, likelihood })
const line = z.string().min(1)

const control = z.discriminatedUnion('kind', [
  /** Rules by their ids, or tests by their whole titles. */
  z.strictObject({ kind: z.literal('test'), says: line, tests: z.array(line).min(1) }),
  z.strictObject({ kind: z.enum(['design', 'campaign', 'procedure']), says: line }),
])

/** `docs/assurance/hazard-log.yaml`, in the form of DCB0129 (IG-2). */
export const hazardLog = z.strictObject({
  /** A row for each likelihood, a column for each severity from minor on: 1 to 5. */
  matrix: z.record(likelihood, z.array(z.int().min(1).max(5)).length(severity.options.length)),
  hazards: z.array(
    z.strictObject({
      id: z.string().regex(/^HAZ\d+$/),
      title: line,
      causes: z.array(line).min(1),
      effect: line,
      initial: risk,
      controls: z.array(control).min(1),
      residual: risk,
      signedOff: z.strictObject({ by: line, because: line }).optional(),
    }),
  ),
})
export type HazardLog = z.infer<typeof hazardLog>
export type Risk = z.infer<typeof risk>

/** How great a risk is, by the log's own matrix. */
export function riskOf({ matrix }: HazardLog, { severity: how, likelihood: often }: Risk): number {
  return matrix[often][severity.options.indexOf(how)] ?? 5
}
