import { z } from 'zod'
import { nothing, query } from '../../operation.ts'
import { patient } from '../../patients/patient.ts'
import { id, moment } from '../../values.ts'
import { filePlace, layer, storedFile } from '../file.ts'

const fileIds = z
  .string()
  .max(37 * 50)
  .transform((list) => list.split(','))
  .pipe(z.array(id).min(1).max(50))

/** A way to bytes, for this session alone and for a few minutes. */
const link = z.string()

/** A look: it is written down when the file is about a patient. */
export const open = query('files.open', {
  summary:
    'A file that I may see, with what was drawn on it, where else it hangs for me, and ways to its content',
  input: z.strictObject({ fileId: id }),
  output: z.strictObject({
    file: storedFile,
    /** Whom it shows, for the banner above it: whoever may see the file is told, and no more of the record with it. */
    patient: patient.nullable(),
    layers: z.array(layer),
    places: z.array(filePlace),
    /** `null` while there is nothing to show: not ready, or not of a kind that is shown. */
    links: z.strictObject({
      /** A picture of it that fits a screen. */
      preview: link.nullable(),
      /** A picture at its own size, without anything but the picture; sound, film or text as it is played. */
      whole: link.nullable(),
      /** One page of a PDF as a picture: add `/<number>`, from 1, to its path. */
      pages: link.nullable(),
      /** To be kept outside: as an attachment, never shown in place. */
      download: link.nullable(),
      until: moment,
    }),
  }),
  refusals: ['not-found'],
})

/** A look. */
export const thumbnails = query('files.thumbnails', {
  summary: 'Ways to the small pictures of files that I may see; others are left out',
  input: z.strictObject({ fileIds }),
  output: z.strictObject({
    thumbnails: z.array(z.strictObject({ fileId: id, link, until: moment })),
  }),
})

/** A look. */
export const pageWords = query('files.pageWords', {
  summary: 'The words of each page of a PDF, for searching in it',
  input: z.strictObject({ fileId: id }),
  output: z.strictObject({ pages: z.array(z.string()) }),
  refusals: ['not-found'],
})

/** A look. */
export const listOfPatient = query('files.listOfPatient', {
  summary: "What hangs on a patient's page, newest first",
  input: z.strictObject({ patientId: id, before: moment.optional() }),
  output: z.strictObject({ files: z.array(storedFile) }),
  refusals: ['not-found', 'no-relationship'],
})

export const listMine = query('files.listMine', {
  summary: 'Files of mine that are not yet received or checked, and those that hang nowhere',
  input: nothing,
  output: z.strictObject({ files: z.array(storedFile) }),
})

export const listWaiting = query('files.listWaiting', {
  summary: 'For administrators: what waits in quarantine, what was refused and what is damaged, newest first',
  input: z.strictObject({ before: moment.optional() }),
  output: z.strictObject({
    files: z.array(storedFile.omit({ name: true })),
    /** Whether malware is looked for at all, and whether what looks answers. */
    scanner: z.enum(['none', 'answering', 'silent']),
    usedBytes: z.int(),
    quotaBytes: z.int(),
    damaged: z.int(),
  }),
})
