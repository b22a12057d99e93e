import { z } from 'zod'
import { day, nhsNumber } from '../patients/patient.ts'
import { id, moment, typedText } from '../values.ts'

/** Most files on one message, task or other thing. */
export const mostFiles = 10

/** The files that are hung on something as it is made: each once. */
export const hungFiles = z
  .array(id)
  .max(mostFiles)
  .refine((fileIds) => new Set(fileIds).size === fileIds.length, 'names a file twice')

/** A file's name as a person sees it: one name, never a path, nothing that turns the direction of writing. */
export const fileName = typedText({ max: 200 }).pipe(
  z
    .string()
    .refine((name) => !/[/\\\n\t]/.test(name), 'is not a file name')
    .refine((name) => !/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name), 'hides how it is read')
    .refine((name) => !/^\.+$/.test(name), 'is not a file name'),
)

/** What a file is to whoever looks at it, by its content. */
export const fileKind = z.enum(['image', 'pdf', 'text', 'audio', 'video', 'office'])
export type FileKind = z.infer<typeof fileKind>

/**
 * `receiving`: not all of it is here. `checking`: in quarantine, nobody sees it. `ready`: checked, may be seen.
 * `refused`: it failed a check and its content is gone. `damaged`: what is stored is not what came; never served.
 * `removed`: its content was destroyed for good.
 */
export const fileState = z.enum(['receiving', 'checking', 'ready', 'refused', 'damaged', 'removed'])
export type FileState = z.infer<typeof fileState>

/** Why a check said no. */
export const fileFault = z.enum([
  /** Its content is of no kind that is taken. */
  'unknown-type',
  /** Its name says something else than its content. */
  'wrong-type',
  /** It cannot be read: cut short or broken. */
  'broken',
  /** It opens into far more than it is. */
  'bomb',
  /** It carries something that runs: macros, another program, a file within a file. */
  'active-content',
  /** It is locked with a password, so that nobody could check it. */
  'locked',
  'malware',
  'too-large',
])
export type FileFault = z.infer<typeof fileFault>

/** What a photo of a patient rests on (IG-8). */
export const consent = z.enum(['given', 'by-parent-or-carer', 'best-interests', 'not-identifiable'])
export type Consent = z.infer<typeof consent>

/**
 * Whom a photo shows, as a visitor told it of a patient of their own hospital. It names nobody of this hospital's
 * patients: two people may share all of it.
 */
export const toldPatient = z.strictObject({
  family: typedText({ max: 80 }),
  given: typedText({ max: 80 }),
  birthDate: day.nullable(),
  nhsNumber: nhsNumber.nullable(),
})
export type ToldPatient = z.infer<typeof toldPatient>

/** A file as it is shown wherever it hangs. */
export const storedFile = z.strictObject({
  id,
  name: z.string(),
  /** As announced until it is checked; then by its content. */
  kind: fileKind,
  /** By content; `null` until it is checked. */
  mediaType: z.string().nullable(),
  bytes: z.int().min(0),
  state: fileState,
  /** Why it was refused. */
  fault: fileFault.nullable(),
  /** It waits because what looks for malware does not answer. */
  held: z.boolean(),
  /** Of a picture or film, in pixels, the right way up. */
  width: z.int().min(1).nullable(),
  height: z.int().min(1).nullable(),
  /** Of a PDF. */
  pages: z.int().min(0).nullable(),
  /** Of sound or film, as far as it is known, in ms. */
  durationMs: z.int().min(0).nullable(),
  /** Whom a picture shows. */
  patientId: id.nullable(),
  /** Instead, of a visitor's photo: whom it shows, as they told it. */
  toldPatient: toldPatient.extend({ family: z.string(), given: z.string() }).optional(),
  consent: consent.nullable(),
  addedBy: id,
  addedAt: moment,
  /** Whether there is a small picture of it. */
  pictured: z.boolean(),
  /** How many people have drawn on it. */
  layers: z.int().min(0),
  /** Grows with every change: of two, the greater is newer. */
  version: z.int().min(1),
})
export type StoredFile = z.infer<typeof storedFile>

/** A point on a picture: shares of its width and height, so that it holds at every size. */
const share = z.number().min(0).max(1)
const point = z.strictObject({ x: share, y: share })

/** What can be drawn on a picture. It lies over the picture and never changes it. */
export const drawnShape = z.discriminatedUnion('shape', [
  z.strictObject({ shape: z.literal('arrow'), from: point, to: point }),
  z.strictObject({ shape: z.literal('circle'), centre: point, radius: share }),
  z.strictObject({ shape: z.literal('text'), at: point, words: typedText({ max: 80 }) }),
])
export type DrawnShape = z.infer<typeof drawnShape>

/** What one person has drawn on a picture. */
export const layer = z.strictObject({ personId: id, at: moment, shapes: z.array(drawnShape).max(50) })
export type Layer = z.infer<typeof layer>

/** Where a file hangs: one file, many places, and each has its own readers. */
export const filePlace = z.strictObject({
  kind: z.enum(['message', 'task', 'patient', 'document', 'meeting']),
  id,
  /** Where it can be opened: the message's conversation, the document's team; otherwise the place's own id. */
  within: id,
  at: moment,
})
export type FilePlace = z.infer<typeof filePlace>
