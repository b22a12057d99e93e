import { z } from 'zod'
import { command, done, query } from '../../operation.ts'
import { id, moment, typedText } from '../../values.ts'

/** The path of the page that takes a guest's link: `/meet#<secret>`, so that no server's log ever holds the secret. */
export const guestPath = '/meet'

const meetingOnly = z.strictObject({ meetingId: id })
const secret = z.string().min(20).max(100)

/** A link by which somebody without an account may ask to come in. */
export const guestLink = z.strictObject({
  id,
  madeBy: id,
  madeAt: moment,
  expiresAt: moment,
  revokedAt: moment.nullable(),
})
export type GuestLink = z.infer<typeof guestLink>

export const makeGuestLink = command('calls.makeGuestLink', {
  summary: 'Make a link for guests: to this meeting alone, for so many hours; shown once',
  input: meetingOnly.extend({
    hours: z
      .int()
      .min(1)
      .max(24 * 14),
  }),
  output: z.strictObject({ guestLink, link: z.string() }),
  refusals: ['not-found', 'no-longer-possible'],
})

export const revokeGuestLink = command('calls.revokeGuestLink', {
  summary: 'End a guests’ link at once; whoever came by it is put out',
  input: meetingOnly.extend({ linkId: id }),
  output: done,
  refusals: ['not-found'],
})

export const listGuestLinks = query('calls.listGuestLinks', {
  summary: 'The links for guests of a meeting',
  input: meetingOnly,
  output: z.strictObject({ links: z.array(guestLink) }),
  refusals: ['not-found'],
})

/** A command, although it changes nothing: a secret does not belong in an address. */
export const lookAtLink = command('calls.lookAtLink', {
  summary: 'What a guest may know before they knock: whose meeting it is, its title, and when',
  caller: 'anyone',
  input: z.strictObject({ secret }),
  output: z.strictObject({
    organisation: z.string(),
    title: z.string().nullable(),
    startsAt: moment.nullable(),
    endsAt: moment.nullable(),
  }),
  refusals: ['not-found', 'too-many-attempts'],
})

export const knock = command('calls.knock', {
  summary: 'Ask to be let in as a guest, by name and organisation',
  caller: 'anyone',
  input: z.strictObject({ secret, name: typedText({ max: 80 }), organisation: typedText({ max: 120 }) }),
  /** `pass` opens this meeting's room for this guest again until the link ends; `ticket` does so once, now. */
  output: z.strictObject({ participantId: id, pass: z.string(), ticket: z.string() }),
  refusals: ['not-found', 'too-many-attempts', 'no-longer-possible', 'no-room'],
})

export const comeBack = command('calls.comeBack', {
  summary: 'A ticket for a guest whose line was down, or who reloaded the page',
  caller: 'anyone',
  input: z.strictObject({ pass: z.string().min(20).max(100) }),
  output: z.strictObject({ participantId: id, ticket: z.string() }),
  refusals: ['not-found', 'too-many-attempts', 'no-longer-possible'],
})
