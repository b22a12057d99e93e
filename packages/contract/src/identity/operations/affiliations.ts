import { z } from 'zod'
import { command, done, nothing, query } from '../../operation.ts'
import { id, moment } from '../../values.ts'
import { affiliation, invitation, visit } from '../affiliations.ts'
import { organisation } from '../people.ts'

/** An invitation's code as somebody types or pastes it. */
const code = z.string().trim().min(1).max(100)

export const listAffiliations = query('identity.listAffiliations', {
  summary: 'The organisations that mine is connected with, and invitations that nobody has used',
  input: nothing,
  output: z.strictObject({ affiliations: z.array(affiliation), invitations: z.array(invitation) }),
})

export const inviteOrganisation = command('identity.inviteOrganisation', {
  summary:
    'Make a code with which an administrator of another organisation connects it with mine, once, within 7 days',
  input: nothing,
  output: z.strictObject({ invitation, code: z.string() }),
})

export const withdrawInvitation = command('identity.withdrawInvitation', {
  summary: 'Take back an invitation that nobody has used',
  input: z.strictObject({ invitationId: id }),
  output: done,
  refusals: ['not-found'],
})

/** A command, although it changes nothing: a code does not travel in an address. */
export const checkInvitation = command('identity.checkInvitation', {
  summary: 'Which organisation a code is from, before agreeing',
  input: z.strictObject({ code }),
  output: z.strictObject({ organisation, expiresAt: moment }),
  refusals: ['access-code-failed', 'too-many-attempts', 'already-exists'],
})

export const acceptInvitation = command('identity.acceptInvitation', {
  summary: 'Connect my organisation with the one whose code this is',
  input: z.strictObject({ code }),
  output: z.strictObject({ affiliation }),
  refusals: ['access-code-failed', 'too-many-attempts', 'already-exists'],
})

export const endAffiliation = command('identity.endAffiliation', {
  summary: 'Disconnect an organisation: at once, for the people of both',
  input: z.strictObject({ affiliationId: id }),
  output: done,
  refusals: ['not-found'],
})

export const listVisits = query('identity.listVisits', {
  summary: 'The connected organisations, and who I am in those that I have turned to',
  input: nothing,
  output: z.strictObject({ organisations: z.array(organisation), visits: z.array(visit) }),
})

export const beginVisit = command('identity.beginVisit', {
  summary: 'Turn to a connected organisation: from now on its people can know who I am',
  input: z.strictObject({ organisationId: id }),
  output: z.strictObject({ visit }),
  refusals: ['not-found'],
})
