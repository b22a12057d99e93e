import { z } from 'zod'
import { command, done, nothing, query } from '../../operation.ts'
import { id } from '../../values.ts'
import { consent, drawnShape, fileKind, fileName, layer, storedFile, toldPatient } from '../file.ts'

const onFile = { fileId: id }
const changed = z.strictObject({ file: storedFile })

export const limits = query('files.limits', {
  summary: 'What may be added: how large, how much room is left, and which types',
  input: nothing,
  output: z.strictObject({
    /** In bytes. */
    largest: z.int(),
    left: z.int(),
    extensions: z.array(z.strictObject({ extension: z.string(), kind: fileKind })),
  }),
})

/**
 * The command's id becomes the file's id. Its content then goes to `upload` by the tus protocol (PATCH from the offset
 * that HEAD tells), in as many pieces and tries as it takes.
 */
export const begin = command('files.begin', {
  summary: 'Announce a file: what is plainly not taken is refused before a byte of it is sent',
  input: z.strictObject({
    name: fileName,
    bytes: z.int().min(1),
    /** Whom it shows; then `consent` is needed for a photo. */
    patientId: id.optional(),
    /** Instead, by a visitor: whom it shows, a patient of their own hospital. */
    toldPatient: toldPatient.optional(),
    consent: consent.optional(),
  }),
  output: z.strictObject({ file: storedFile, upload: z.string() }),
  refusals: ['not-found', 'no-relationship', 'too-large', 'file-not-taken', 'no-room'],
})

export const discard = command('files.discard', {
  summary: 'Take back a file of mine that hangs nowhere',
  input: z.strictObject(onFile),
  output: done,
  refusals: ['not-found', 'no-longer-possible'],
})

/** Replaces what I drew before; nothing takes it away. */
export const draw = command('files.draw', {
  summary: 'Draw on a picture: my own layer over it',
  input: z.strictObject({ ...onFile, shapes: z.array(drawnShape).max(50) }),
  output: z.strictObject({ file: storedFile, layer: layer.nullable() }),
  refusals: ['not-found', 'no-longer-possible'],
})

export const hangOnPatient = command('files.hangOnPatient', {
  summary: "Put a file that I may see on a patient's page",
  input: z.strictObject({ ...onFile, patientId: id }),
  output: changed,
  refusals: ['not-found', 'no-relationship', 'other-patient', 'no-longer-possible'],
})
