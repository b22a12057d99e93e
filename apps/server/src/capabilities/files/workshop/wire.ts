import { z } from 'zod'

/** What the workshop is asked, on its standard input; content follows a question that says how much. */
export const question = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('open'),
    /** The media types that the file's name allows; the name itself is not told. */
    named: z.array(z.string()),
    /** To look into all of it, or, since that was done, only to draw pages. */
    purpose: z.enum(['check', 'pages']),
    bytes: z.int().min(0),
  }),
  /** One page of the PDF that is open, from 1. */
  z.strictObject({ do: z.literal('page'), number: z.int().min(1) }),
])
export type Question = z.infer<typeof question>

/** What was found in a file. */
export const found = z.strictObject({
  /** By content. */
  mediaType: z.string().max(120),
  width: z.int().min(1).max(1_000_000).nullable(),
  height: z.int().min(1).max(1_000_000).nullable(),
  pages: z.int().min(0).max(1_000_000).nullable(),
  durationMs: z.int().min(0).nullable(),
})
export type Found = z.infer<typeof found>

/** What is made of a file for looking at it. */
export const madeName = z.enum(['thumbnail', 'preview', 'whole', 'words', 'page'])
export type MadeName = z.infer<typeof madeName>

/** What the workshop answers, on its standard output; the content of what was made follows it. */
export const reply = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('made'), name: madeName, bytes: z.int().min(1) }),
  z.strictObject({ is: z.literal('good'), found }),
  /** The fault in the contract's words, which the workshop does not load: who asked parses it. */
  z.strictObject({ is: z.literal('bad'), fault: z.string().max(40) }),
  /** The page cannot be drawn. */
  z.strictObject({ is: z.literal('no-page') }),
])
export type Reply = z.infer<typeof reply>

/** Longest heading of a message in bytes. */
export const mostHeading = 16 * 1024

/** A message's heading with its length before it. */
export function frame(heading: Question | Reply): Buffer {
  const text = Buffer.from(JSON.stringify(heading))
  const framed = Buffer.allocUnsafe(4 + text.length)
  framed.writeUInt32BE(text.length)
  text.copy(framed, 4)
  return framed
}
