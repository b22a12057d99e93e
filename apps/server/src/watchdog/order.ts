import { z } from 'zod'

/** What a server tells its watchdog in one line on its standard input: how to look, and whom to tell. */
export const order = z.strictObject({
  connection: z.record(z.string(), z.unknown()),
  ways: z.strictObject({
    webhookUrl: z.string().nullable(),
    mail: z.strictObject({ url: z.string(), from: z.string(), to: z.string() }).nullable(),
  }),
  baton: z.string(),
  /** The file that the newest watchdog of a data folder owns. */
  file: z.string(),
})
export type Order = z.infer<typeof order>

/** The last word of a server that stops as it should: without it, the watchdog stays. */
export const goodbye = 'goodbye'
