import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import type { Actor, Errands } from './errand.ts'
import { type Line, type Talk, talks } from './hospital/talk.ts'
import { actorOf, type SeededHospital } from './seed-hospital.ts'
import type { TakeIn } from './take-in.ts'

const minuteMs = 60_000
/** How long messaging may take to open the teams' conversations, in ms. */
const patienceMs = 15_000

/** Lets the people of the demonstration say what they said in the last two days. */
export async function seedTalk(
  errands: Errands,
  hospital: SeededHospital,
  takeIn: TakeIn,
  now: Date,
): Promise<void> {
  for (const talk of talks) {
    const begin = beginOf(talk, now)
    const conversationId = await openConversation(errands, hospital, talk, begin)
    const numbers = await say(errands, hospital, takeIn, { conversationId, talk, begin })
    await letSee(errands, hospital, conversationId, talk, numbers, now)
  }
}

/** The latest day on which everything was said by now, at the time of day that the words fit. */
function beginOf({ begins, lines }: Talk, now: Date): Date {
  const [hour = 0, minute = 0] = begins.split(':').map(Number)
  const begin = new Date(now)
  begin.setHours(hour, minute, 0, 0)
  const lasts = (lines.at(-1)?.minute ?? 0) * minuteMs
  while (begin.getTime() + lasts > now.getTime()) begin.setDate(begin.getDate() - 1)
  return begin
}

async function openConversation(
  errands: Errands,
  hospital: SeededHospital,
  talk: Talk,
  at: Date,
): Promise<string> {
  const first = actorOf(hospital.people, talk.lines[0]?.by ?? '')
  const others = talk.people.map((name) => actorOf(hospital.people, name).personId)
  const personIds = others.filter((personId) => personId !== first.personId)
  if (talk.kind === 'team') return teamConversation(errands, hospital, talk.title, first, at)
  if (talk.kind === 'direct') {
    const [personId = ''] = personIds
    const started = await errands.run(api.messaging.startDirect, { personId }, first, at)
    return started.conversationId
  }
  const started = await errands.run(api.messaging.startGroup, { title: talk.title, personIds }, first, at)
  return started.conversationId
}

/** A team's conversation opens by itself, a moment after the team was added. */
async function teamConversation(
  errands: Errands,
  hospital: SeededHospital,
  name: string,
  actor: Actor,
  at: Date,
): Promise<string> {
  const teamId = hospital.teams.get(name)
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(20)) {
    const { entries } = await errands.run(api.messaging.listInbox, {}, actor, at)
    const found = entries.find((entry) => entry.conversation.teamId === teamId)
    if (found !== undefined) return found.conversation.id
  }
  throw new Error(`the conversation of the team ${name} did not open`)
}

async function say(
  errands: Errands,
  hospital: SeededHospital,
  takeIn: TakeIn,
  { conversationId, talk, begin }: { conversationId: string; talk: Talk; begin: Date },
): Promise<number[]> {
  const ids: string[] = []
  const numbers: number[] = []
  for (const line of talk.lines) {
    const at = new Date(begin.getTime() + line.minute * minuteMs)
    const answered = line.answers === undefined ? undefined : ids[line.answers]
    const body = withMentions(hospital, line)
    const actor = actorOf(hospital.people, line.by)
    const fileIds: string[] = []
    for (const { name, content } of line.shows ?? []) {
      fileIds.push(await takeIn(actor, { name, content: content() }, at))
    }
    const input = {
      conversationId,
      body,
      fileIds,
      ...(answered === undefined ? {} : { replyToId: answered }),
    }
    const sent = await errands.run(api.messaging.sendMessage, input, actor, at)
    ids.push(sent.messageId)
    numbers.push(sent.number)
    for (const { emoji, by } of line.reactions ?? []) {
      const reaction = { messageId: sent.messageId, emoji, present: true }
      await errands.run(api.messaging.reactToMessage, reaction, actorOf(hospital.people, by), at)
    }
  }
  return numbers
}

/** Names in `<@…>` become mentions. */
function withMentions(hospital: SeededHospital, line: Line): string {
  return line.text.replaceAll(
    /<@([^>]+)>/g,
    (_, name: string) => `<@person:${actorOf(hospital.people, name).personId}>`,
  )
}

/** Everyone has seen everything, but for what is left for whoever tries the demonstration. */
async function letSee(
  errands: Errands,
  hospital: SeededHospital,
  conversationId: string,
  talk: Talk,
  numbers: readonly number[],
  now: Date,
): Promise<void> {
  const first = actorOf(hospital.people, talk.lines[0]?.by ?? '')
  const { conversation } = await errands.run(api.messaging.openConversation, { conversationId }, first, now)
  const unseen = new Map(talk.unseen?.map(({ by, lines }) => [actorOf(hospital.people, by).personId, lines]))
  for (const { personId } of conversation.members) {
    const upTo = numbers.at(-1 - (unseen.get(personId) ?? 0))
    if (upTo === undefined) continue
    const actor = { organisationId: first.organisationId, personId, administrator: false }
    await errands.run(api.messaging.markDelivered, { conversationId, upTo }, actor, now)
    await errands.run(api.messaging.markSeen, { conversationId, upTo }, actor, now)
  }
}
