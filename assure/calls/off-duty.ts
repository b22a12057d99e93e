import { api, type Delivered, type Meeting, type MeetingSubject } from '@baton/contract'
import type { Colleague, Hospital } from '../../apps/server/src/capabilities/calls/hospital.fixture.ts'
import type { Random } from '../faults/random.ts'

/** What one situation came to. */
export interface Situation {
  calls: number
  rung: number
  spared: number
  /** Went off duty while it rang. */
  stopped: number
  byOverride: number
  readonly anomalies: string[]
}

const people = 8
const minuteMs = 60_000
/** Focus, leave and overrides last so long at most: most of them run out between two calls. */
const mostMinutes = 5
const happenings = [
  'on',
  'on',
  'on',
  'on',
  'off',
  'off',
  'off',
  'focus',
  'leave',
  'override',
  'cover',
] as const

/**
 * A house in which people come and go. Who may be reached is kept here from what was answered to them, apart from what
 * the server keeps: on duty, or named in an override that stands.
 */
export async function beginOffDuty(hospital: Hospital, random: Random) {
  const everyone: Colleague[] = []
  const onDuty = new Set<string>()
  const overridden = new Map<string, number>()
  const roles: string[] = []
  for (let index = 0; index < people; index += 1) {
    const colleague = await hospital.hire()
    onDuty.add(colleague.id)
    await colleague.addDevice()
    everyone.push(colleague)
  }
  roles.push(await hospital.addRole('Consultant', { holdersAtMost: 4 }))
  roles.push(await hospital.addRole('Registrar', { holdersAtMost: 2, fallbackRoleId: roles[0] ?? null }))
  const teamId = await hospital.addTeam('Outreach', ...everyone.slice(0, 5))
  const [first] = everyone
  const { conversationId } = (await first?.ask(api.messaging.startGroup, {
    title: 'Ward 5',
    personIds: everyone.slice(1).map(({ id }) => id),
  })) ?? { conversationId: '' }

  const nowMs = () => hospital.clock.now().getTime()
  const named = (personId: string) => (overridden.get(personId) ?? 0) > nowMs()
  const mayBeReached = (personId: string) => onDuty.has(personId) || named(personId)

  /** Something happens to somebody's duty; what is refused did not happen. */
  async function happen(): Promise<void> {
    const who = random.among(everyone)
    const until = new Date(nowMs() + (1 + random.below(mostMinutes)) * minuteMs).toISOString()
    const what = random.among(happenings)
    const attempt = async (work: () => Promise<unknown>) => {
      try {
        await work()
        return true
      } catch (error) {
        if (/was refused/.test(String(error))) return false
        throw error
      }
    }
    if (what === 'on') {
      const roleIds = random.below(2) === 0 ? [] : [random.among(roles)]
      if (await attempt(() => who.signOn(...roleIds))) onDuty.add(who.id)
    } else if (what === 'off') {
      if (await attempt(() => who.signOff())) onDuty.delete(who.id)
    } else if (what === 'focus') {
      await attempt(() => who.ask(api.duty.setFocus, { focus: { until, words: 'In theatre' } }))
    } else if (what === 'leave') {
      const from = new Date(nowMs()).toISOString()
      const absence = { personId: who.id, kind: 'leave' as const, from, until }
      await attempt(() => hospital.administrator.ask(api.duty.addAbsence, absence))
    } else if (what === 'override') {
      const reason = 'Major incident declared'
      const declared = await attempt(() =>
        hospital.administrator.ask(api.duty.declareOverride, { reason, personIds: [who.id], until }),
      )
      if (declared) overridden.set(who.id, Math.max(overridden.get(who.id) ?? 0, Date.parse(until)))
    } else await attempt(() => who.ask(api.duty.setCover, { coverRoleId: random.among(roles) }))
  }

  function aboutSomething(): MeetingSubject {
    const kind = random.among(['person', 'role', 'team', 'conversation'] as const)
    if (kind === 'person') return { kind, id: random.among(everyone).id }
    if (kind === 'role') return { kind, id: random.among(roles) }
    return { kind, id: kind === 'team' ? teamId : conversationId }
  }

  return {
    async situation(): Promise<Situation> {
      const came: Situation = { calls: 0, rung: 0, spared: 0, stopped: 0, byOverride: 0, anomalies: [] }
      const turns = 1 + random.below(4)
      for (let turn = 0; turn < turns; turn += 1) await happen()
      const caller = random.among(everyone)
      const about = aboutSomething()
      const told = hospital.published.length
      const meeting = await begin(caller, about, came)
      if (meeting === undefined) return came
      came.calls += 1
      for (const { personId, state } of meeting.invited) {
        if (state === 'ringing') {
          came.rung += 1
          if (!onDuty.has(personId)) came.byOverride += 1
        } else came.spared += 1
      }
      judge(hospital.published.slice(told), 'as it began', came)
      // Somebody comes or goes while it rings.
      await happen()
      const changed = hospital.published.length
      await hospital.wait(2)
      const after = (await caller.ask(api.calls.open, { meetingId: meeting.id })).meeting
      came.stopped += after.invited.filter(
        ({ personId, state }) =>
          state === 'not-rung' &&
          meeting.invited.some((one) => one.personId === personId && one.state === 'ringing'),
      ).length
      for (const { personId, state } of after.invited) {
        if (state === 'ringing' && !mayBeReached(personId))
          came.anomalies.push(`${personId} went off duty, and it rings on`)
      }
      judge(hospital.published.slice(changed), 'while it rang', came)
      await hospital.wait(48)
      await judgeNotices(meeting, came)
      hospital.published.length = 0
      await caller.ask(api.calls.end, { meetingId: meeting.id }).catch(() => {})
      return came
    },
  }

  /** Calls, and holds what is answered to who may be reached; `undefined` when there is no call. */
  async function begin(caller: Colleague, about: MeetingSubject, came: Situation) {
    const whom = await caller.ask(api.calls.withWhom, about)
    for (const { personId } of whom.rings)
      if (!mayBeReached(personId)) came.anomalies.push(`${personId} would be rung off duty`)
    for (const { personId } of whom.notRung)
      if (mayBeReached(personId)) came.anomalies.push(`${personId} would not be rung although on duty`)
    if (whom.rings.length === 0) {
      const refusal = await caller.refused(api.calls.start, { about, video: false })
      if (refusal !== 'nobody-there') came.anomalies.push(`a call that rings nobody was ${refusal}`)
      return undefined
    }
    const { meeting } = await caller.ask(api.calls.start, { about, video: false })
    const rung = meeting.invited.filter(({ state }) => state === 'ringing').map(({ personId }) => personId)
    const expected = whom.rings.map(({ personId }) => personId)
    if (rung.toSorted().join() !== expected.toSorted().join())
      came.anomalies.push('it rang others than were said')
    return meeting
  }

  /** No event rings whoever it goes to, unless they may be reached. */
  function judge(events: readonly Delivered[], when: string, came: Situation): void {
    for (const event of events) {
      if (event.type !== 'calls.changed') continue
      const reader = event.stream.slice('person:'.length)
      const own = event.data.meeting.invited.find(({ personId }) => personId === reader)
      if (own?.state === 'ringing' && !mayBeReached(reader))
        came.anomalies.push(`an event rang ${reader} off duty ${when}`)
    }
  }

  /** What was sent about it went to whom it rang, once, and told nobody else; who was rung was told. */
  async function judgeNotices(meeting: Meeting, came: Situation): Promise<void> {
    const rows = await hospital.query<{ personId: string; kind: string; state: string; attempts: number }>(
      `select n.person_id as "personId", n.about_kind as kind, n.state,
              (select count(*) from attempt a where a.notice_id = n.id) as attempts
         from notice n where n.about_id = $1`,
      [meeting.id],
    )
    for (const { personId, state } of meeting.invited) {
      const rings = rows.filter((row) => row.personId === personId && row.kind === 'call')
      if (state === 'not-rung' && rows.some((row) => row.personId === personId && row.attempts > 0))
        came.anomalies.push(`${personId} was off duty and was sent something`)
      if (state === 'ringing' && (rings.length !== 1 || rings[0]?.attempts === 0))
        came.anomalies.push(`${personId} was rung ${rings.length} times`)
    }
  }
}
