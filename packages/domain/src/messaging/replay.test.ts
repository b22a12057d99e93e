import type { Delivered } from '@baton/contract'
import { paperFile } from '@baton/testkit/paper-file'
import { PaperWard } from '@baton/testkit/paper-ward'
import { expectReplayConsistent, replayAll } from '@baton/testkit/replay'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyToConversation } from './replay-conversation.ts'
import { applyToInbox } from './replay-inbox.ts'

const [amina, ben, chidi] = ['a', 'b', 'c'].map(
  (letter) => `01980000-0000-7000-9000-00000000000${letter}`,
) as [string, string, string]
const everyone = [amina, ben, chidi]

/** One thing that somebody does; the numbers choose who, where and on which message. */
const act = fc.record({
  verb: fc.constantFrom(
    'start',
    'rename',
    'add',
    'remove',
    'send',
    'send',
    'send',
    'reply',
    'edit',
    'show',
    'show',
    'check',
    'withdraw',
    'pin',
    'react',
    'delivered',
    'seen',
    'mute',
    'draft',
    'save',
  ),
  who: fc.nat(2),
  whom: fc.nat(2),
  where: fc.nat(7),
  which: fc.nat(40),
  flag: fc.boolean(),
})
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

function perform(ward: PaperWard, { verb, who, whom, where, which, flag }: Act): void {
  const [by, other] = [everyone[who] ?? amina, everyone[whom] ?? ben]
  if (verb === 'start') {
    ward.start(by, 'Ward 4', flag ? [other] : [])
    return
  }
  const rooms = [...ward.rooms.values()].filter((room) => room.members.has(by))
  const room = rooms[where % rooms.length]
  if (!room) return
  const messages = room.messages.filter(
    ({ message }) => message.number > (room.members.get(by)?.visibleAfter ?? 0),
  )
  const message = messages[which % messages.length]?.message
  const mentioned = flag && room.members.has(other) ? [other] : []
  if (verb === 'rename') ward.rename(by, room.id, `Ward ${which}`)
  if (verb === 'add') ward.add(by, room.id, other, flag ? 'all' : 'none')
  if (verb === 'remove') ward.remove(by, room.id, other)
  if (verb === 'send') ward.send(by, room.id, `Bed ${which} is ready`, { mentioned })
  if (verb === 'show') {
    const files = [
      paperFile({ id: ward.newId(), addedBy: by, state: 'checking', kind: flag ? 'image' : 'video' }),
    ]
    ward.send(by, room.id, which % 2 ? '' : `The wound ${which}`, { files })
  }
  if (verb === 'mute') ward.mute(by, room.id, flag ? '2026-03-03T08:00:00.000Z' : null)
  if (verb === 'draft') ward.draft(by, room.id, flag ? `I think ${which}` : '')
  if (!message) return
  if (verb === 'reply') ward.send(by, room.id, 'Thank you', { replyToId: message.id, mentioned })
  if (verb === 'edit' && message.body !== null) ward.edit(by, message.id, `Bed ${which} is clean`)
  if (verb === 'check' && message.files.length > 0) {
    ward.changeFiles(
      by,
      message.id,
      flag ? { state: 'ready', kind: 'audio' } : { state: 'refused', fault: 'broken' },
    )
  }
  if (verb === 'withdraw') ward.withdraw(by, message.id)
  if (verb === 'pin') ward.pin(by, message.id, flag)
  if (verb === 'react') ward.react(by, message.id, which % 2 ? '👍' : '❤️', flag)
  if (verb === 'delivered') ward.delivered(by, room.id, message.number)
  if (verb === 'seen') ward.seen(by, room.id, message.number)
  if (verb === 'save') ward.save(by, message.id, flag)
}

function performAll(ward: PaperWard, acts: Act[]): void {
  for (const one of acts) perform(ward, one)
}

const history = fc.tuple(fc.array(act, { maxLength: 40 }), fc.array(act, { maxLength: 40 }))

describe('replay on paper', () => {
  test('RT13: an inbox and live events equal a fresh inbox, whatever was done', () => {
    fc.assert(
      fc.property(history, ([earlier, later]) => {
        const ward = wardAfter(earlier)
        const before = everyone.map((personId) => ward.inbox(personId))
        const sent = listen(ward, () => performAll(ward, later))
        everyone.forEach((personId, index) => {
          const inbox = before[index]
          if (!inbox) return
          expectReplayConsistent({ inbox: { before: inbox, after: ward.inbox(personId) } }, sent(personId), {
            personId,
          })
        })
      }),
    )
  })

  test('RT13, RT22: an inbox and events replayed from storage equal a fresh inbox', () => {
    fc.assert(
      fc.property(history, ([earlier, later]) => {
        const ward = wardAfter(earlier)
        const before = everyone.map((personId) => ward.inbox(personId))
        performAll(ward, later)
        everyone.forEach((personId, index) => {
          const inbox = before[index]
          if (!inbox) return
          const held = inbox.entries.map(({ conversation }) => conversation.id)
          const events = stored(ward, personId, held, inbox.position)
          expectReplayConsistent({ inbox: { before: inbox, after: ward.inbox(personId) } }, events, {
            personId,
          })
        })
      }),
    )
  })

  test('RT13: an open conversation and its events equal a fresh one, live and from storage, in any window', () => {
    fc.assert(
      fc.property(history, fc.nat(6), fc.boolean(), ([earlier, later], from, toTheEnd) => {
        const ward = wardAfter(earlier)
        const to = toTheEnd ? Number.POSITIVE_INFINITY : from + 1
        const views = everyone.flatMap((personId) =>
          ward.inbox(personId).entries.map(({ conversation: { id } }) => ({
            personId,
            id,
            view: ward.open(personId, id, from, to),
            ownPosition: ward.head(`person:${personId}`),
          })),
        )
        const sent = listen(ward, () => performAll(ward, later))
        for (const { personId, id, view, ownPosition } of views) {
          const live = sent(personId)
          const left = live.some(({ type, data }) => type === 'member.left' && data.personId === personId)
          if (left || !ward.room(id).members.has(personId)) continue
          // A window that stopped short of the end stays where it was.
          if (view.page.reachesEnd !== toTheEnd || view.page.messages.length === 0) continue
          const pair = { conversation: { before: view, after: ward.open(personId, id, from, to) } }
          expectReplayConsistent(pair, live, { personId })
          expectReplayConsistent(pair, stored(ward, personId, [id], ownPosition), { personId })
        }
      }),
    )
  })

  test('RT8: an event that was applied already changes nothing, and one beyond the next is a gap', () => {
    fc.assert(
      fc.property(history, ([earlier, later]) => {
        const ward = wardAfter(earlier)
        const sent = listen(ward, () => performAll(ward, later))
        for (const personId of everyone) {
          for (const event of sent(personId)) {
            expect(applyToInbox(ward.inbox(personId), event, { personId }).outcome).toBe('already')
          }
          for (const entry of ward.inbox(personId).entries) {
            const event = {
              ...ward.asSentTo(personId, firstOf(ward, entry.conversation.id)),
              seq: entry.position + 2,
            }
            expect(applyToInbox(ward.inbox(personId), event, { personId })).toEqual({
              outcome: 'gap',
              expected: entry.position + 1,
              found: entry.position + 2,
            })
          }
        }
      }),
    )
  })

  test('RT9: an open conversation ends for the nurse who was taken out of it', () => {
    const ward = new PaperWard()
    const room = ward.start(amina, 'Ward 4', [ben])
    const view = ward.open(ben, room)
    const sent = listen(ward, () => ward.remove(amina, room, ben))
    const outcomes = sent(ben).map((event) => applyToConversation(view, event, { personId: ben }).outcome)
    expect(outcomes).toEqual(['ended', 'ended'])
    expect(applyToConversation(view, sent(amina)[0] as Delivered, { personId: amina }).outcome).toBe(
      'applied',
    )
  })

  test('RT23: someone who joined without the history is told nothing of an edit before it, and keeps count', () => {
    const ward = new PaperWard()
    const room = ward.start(amina, 'Ward 4', [ben])
    const old = ward.send(amina, room, 'For Ben alone')
    ward.add(amina, room, chidi, 'none')
    const before = ward.inbox(chidi)
    const sent = listen(ward, () => ward.edit(amina, old.id, 'Still for Ben alone'))
    expect(sent(chidi).map(({ type }) => type)).toEqual(['event.withheld'])
    expect(replayAll(applyToInbox, before, sent(chidi), { personId: chidi })).toEqual(ward.inbox(chidi))
  })
})

function wardAfter(acts: Act[]): PaperWard {
  const ward = new PaperWard()
  ward.start(amina, 'Ward 4', [ben, chidi])
  performAll(ward, acts)
  return ward
}

/** Gathers what each person is sent live while `doing` lasts. */
function listen(ward: PaperWard, doing: () => void): (personId: string) => Delivered[] {
  const sent = new Map<string, Delivered[]>(everyone.map((personId) => [personId, []]))
  const stop = ward.onEvent((event) => {
    for (const personId of everyone) {
      const room = ward.rooms.get(event.stream.slice(event.stream.indexOf(':') + 1))
      const theirs = room
        ? room.members.has(personId) || (event.type === 'member.left' && event.data.personId === personId)
        : event.stream === `person:${personId}`
      if (theirs) sent.get(personId)?.push(structuredClone(ward.asSentTo(personId, event)))
    }
  })
  doing()
  stop()
  return (personId) => sent.get(personId) ?? []
}

/**
 * What a person is sent from storage: their own stream after a position, then the conversations that they held and may
 * still read.
 */
function stored(ward: PaperWard, personId: string, held: string[], ownPosition: number): Delivered[] {
  const readable = held.filter((id) => ward.room(id).members.has(personId))
  const own = (ward.streams.get(`person:${personId}`) ?? []).slice(ownPosition)
  const theirs = readable.flatMap((id) => ward.streams.get(`conversation:${id}`) ?? [])
  return [...own, ...theirs].map((event) => ward.asSentTo(personId, event))
}

function firstOf(ward: PaperWard, roomId: string): Delivered {
  return ward.streams.get(`conversation:${roomId}`)?.[0] as Delivered
}
