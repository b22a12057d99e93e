import { findPeopleByEmail, resetAccessAtConsole } from '../capabilities/identity/index.ts'
import { systemClock } from '../platform/clock.ts'
import { done, failed, textOf, type Verb } from './verb.ts'
import { withService } from './with-database.ts'

export const resetAccess: Verb = {
  name: 'reset-access',
  means:
    'Give someone who cannot sign in a one-time link; their password, passkeys and sessions end at once.',
  options: {
    email: { type: 'string', value: 'ADDRESS', means: 'Their e-mail address.' },
    organisation: {
      type: 'string',
      value: 'NAME',
      means: 'Their organisation, when two of them know the address.',
    },
  },
  async run(context) {
    const email = (
      textOf(context, 'email') ?? (await context.ask('Whose access? E-mail address:'))
    )?.toLowerCase()
    if (!email) return failed(2, '--email is missing: whose access is to be reset?')
    const wanted = textOf(context, 'organisation')?.toLowerCase()
    return withService(context, async ({ database }) => {
      const everybody = await findPeopleByEmail(database.system, email)
      const people = everybody.filter(
        ({ organisationName }) => wanted === undefined || organisationName.toLowerCase() === wanted,
      )
      const [person] = people
      if (person === undefined) return failed(1, `Nobody here has the address ${email}.`)
      if (people.length > 1) {
        const names = people.map(({ organisationName }) => `  ${organisationName}`)
        return failed(2, `Several organisations know ${email}. Say which with --organisation:`, ...names)
      }
      if (person.suspended) {
        return failed(1, `${person.name} is suspended. An administrator reinstates them in Baton first.`)
      }
      const setUp = { database, clock: systemClock, publicUrl: context.config.publicUrl }
      const access = await resetAccessAtConsole(setUp, person)
      return done(
        `${person.name} opens this link once, before ${access.expiresAt}, and chooses a password:`,
        '',
        `  ${access.link}`,
      )
    })
  },
}
