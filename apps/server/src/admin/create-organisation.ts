import { emailAddress, personName, typedText } from '@baton/contract'
import type { z } from 'zod'
import { findOrganisations, createOrganisation as found } from '../capabilities/identity/index.ts'
import { systemClock } from '../platform/clock.ts'
import { done, failed, textOf, type Verb, type VerbContext } from './verb.ts'
import { withService } from './with-database.ts'

const questions = {
  name: { ask: 'What is the organisation called?', shape: typedText({ max: 120 }) },
  administrator: { ask: 'What is its first administrator called?', shape: personName },
  email: { ask: 'What is the administrator’s e-mail address?', shape: emailAddress },
} as const
type Question = keyof typeof questions

export const createOrganisation: Verb = {
  name: 'create-organisation',
  means: 'Create an organisation and its first administrator, who is given a one-time link.',
  options: {
    name: { type: 'string', value: 'NAME', means: 'What the organisation is called.' },
    administrator: { type: 'string', value: 'NAME', means: 'What its first administrator is called.' },
    email: { type: 'string', value: 'ADDRESS', means: 'The administrator’s e-mail address.' },
  },
  async run(context) {
    const answers = await askAll(context)
    if ('sentence' in answers) return failed(2, answers.sentence)
    return withService(context, async ({ database, vault }) => {
      const { name, administrator, email } = answers
      const setUp = { database, vault, clock: systemClock, publicUrl: context.config.publicUrl }
      const others = await findOrganisations(database.system)
      const { access } = await found(setUp, {
        name,
        administrator: { name: administrator, email, profession: 'Administrator' },
        demonstration: false,
      })
      const demonstration = others.some((other) => other.demonstration)
      return done(
        `${name} is created. ${administrator} opens this link once, before ${access.expiresAt}, and chooses a password:`,
        '',
        `  ${access.link}`,
        ...(demonstration && context.config.demo !== 'off'
          ? ['', 'The demonstration hospital is still on this server: start it with DEMO=off to close it.']
          : []),
      )
    })
  },
}

type Answers = Record<Question, string> | { sentence: string }

async function askAll(context: VerbContext): Promise<Answers> {
  const answers: Record<Question, string> = { name: '', administrator: '', email: '' }
  for (const question of Object.keys(questions) as Question[]) {
    const { ask, shape } = questions[question]
    const given = textOf(context, question) ?? (await context.ask(ask))
    if (given === null) return { sentence: `--${question} is missing: ${ask}` }
    const parsed = (shape as z.ZodType<string>).safeParse(given)
    if (!parsed.success)
      return { sentence: `--${question} ${parsed.error.issues[0]?.message ?? 'is not right'}.` }
    answers[question] = parsed.data
  }
  return answers
}
