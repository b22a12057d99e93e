import { z } from 'zod'

/** Identifiers are UUIDs; those that we or a client make are version 7, so that they sort by time. */
export const id = z.uuid().toLowerCase()
export const newId = z.uuidv7().toLowerCase()
/** A moment as the server's clock saw it: ISO 8601 in UTC with milliseconds. */
export const moment = z.iso.datetime()
/** A position in a stream: dense, from 1; 0 is before the first event. */
export const position = z.int().min(0)
/** A message's place in its conversation: dense, from 1. Time is never a position. */
export const messageNumber = z.int().min(0)

/** Text that a person typed: trimmed at the ends, without control characters other than line breaks and tabs. */
export function typedText(limits: { min?: number; max: number }) {
  return z
    .string()
    .max(limits.max * 2)
    .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(limits.min ?? 1)
        .max(limits.max)
        .refine(withoutControls, 'contains characters that cannot be shown')
        .refine((text) => text.isWellFormed(), 'is not well-formed text'),
    )
}

/** A number that travels in a query string. */
export const numberInQuery = z.coerce.number().pipe(z.int().min(0))

function withoutControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we refuse.
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)
}
