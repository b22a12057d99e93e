import { setTimeout as pause } from 'node:timers/promises'
import { api, type InputOf, type Task } from '@baton/contract'
import { plainTask } from '../../packages/testkit/src/plain-task.ts'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import { startServerProcess } from '../../tools/measure/server-process.ts'
import { type LoadSocket, openLoadSocket, openLoadSockets } from '../load/load-socket.ts'
import { type StaffSession, signInEveryone } from '../load/staff-session.ts'
import { measureScreen } from './measure-screen.ts'

/** A board of two thousand open tasks, on the wire and on a screen, a change on two hundred boards, and from asking to being accepted. */
export const tasks = {
  name: 'tasks',
  about: 'a board of 2,000 open tasks, on a screen too, a change seen on 200 boards, request to accepted',
  async run({ scale }: { scale: number }): Promise<Record<string, number>> {
    const server = await startServerProcess(34_308)
    try {
      const sessions = await signInEveryone(server.url)
      const figures: Record<string, number> = {}
      const staff = await findStaff(sessions)
      await measureRoundTrip(figures, server.url, staff, scale)
      await fillBoard(staff, Math.round(2_000 * scale))
      await measureBoard(figures, server.url, staff, scale)
      await measureLive(figures, server.url, staff, scale)
      await measureScreen(figures, { ...staff, url: server.url, task: await askFirst(staff) }, scale)
      return figures
    } finally {
      await server.stop()
    }
  },
}

interface Staff {
  /** Sees the whole site. */
  readonly coordinator: StaffSession
  readonly siteId: string
  /** Holds a role that everything is asked of. */
  readonly holder: StaffSession
  readonly roleId: string
  /** On duty on one ward, whoever asks first. */
  readonly onWard: readonly StaffSession[]
  readonly asker: StaffSession
  readonly wardId: string
}

async function findStaff(sessions: readonly StaffSession[]): Promise<Staff> {
  const [anyone] = sessions
  if (anyone === undefined) throw new Error('nobody is signed in')
  const { roles } = await anyone.call(api.duty.listRoles, {})
  const holderOf = (role: (typeof roles)[number]) =>
    sessions.find(({ personId }) => role.holders.some((one) => one.personId === personId))
  const coordinating = roles.find((role) => role.coordinates && role.siteId !== null && holderOf(role))
  const plain = roles.find(
    (role) => !role.coordinates && role.siteId === coordinating?.siteId && holderOf(role) !== undefined,
  )
  const [coordinator, holder] = [coordinating, plain].map((role) => role && holderOf(role))
  const { places } = await anyone.call(api.identity.listPlaces, {})
  const ward = places.find(({ siteId, kind }) => siteId === coordinating?.siteId && kind === 'ward')
  if (!coordinating?.siteId || !plain || !coordinator || !holder || !ward) {
    throw new Error('the demonstration has no coordinator, role or ward')
  }
  const busy = new Set(roles.flatMap(({ holders }) => holders.map(({ personId }) => personId)))
  const onWard: StaffSession[] = []
  for (const session of sessions) {
    if (!busy.has(session.personId) && (await signOn(session, ward.id))) onWard.push(session)
  }
  const [asker] = onWard
  if (asker === undefined) throw new Error('nobody of the demonstration can work on the ward')
  return {
    coordinator,
    siteId: coordinating.siteId,
    holder,
    roleId: plain.id,
    onWard,
    asker,
    wardId: ward.id,
  }
}

/** Somebody whom the rota has away is not on the ward. */
function signOn(session: StaffSession, placeId: string): Promise<boolean> {
  const here = { from: 'site' as const, roleIds: [], placeId, telephone: null, until: null }
  return session.call(api.duty.signOn, here).then(
    () => true,
    () => false,
  )
}

/** From the nurse's press to her seeing who has it: asked, seen by the one who is asked, accepted, seen by her. */
async function measureRoundTrip(
  figures: Record<string, number>,
  url: string,
  staff: Staff,
  scale: number,
): Promise<void> {
  const asking = await openLoadSocket(url, staff.asker)
  const asked = await openLoadSocket(url, staff.holder)
  const samples: number[] = []
  const whole: number[] = []
  for (let index = 0; index < 200 * scale; index += 1) {
    const started = performance.now()
    const arrived = first(asked, '"task.changed"', '"status":"requested"')
    const { task } = await staff.asker.call(api.tasks.request, requestOf(staff, index))
    samples.push((await arrived) - started)
    const shown = first(asking, '"task.changed"', task.id, '"status":"accepted"')
    await staff.holder.call(api.tasks.accept, { taskId: task.id })
    whole.push((await shown) - started)
    const done = { taskId: task.id, patientId: null, result: 'done' as const, outcome: null }
    await staff.holder.call(api.tasks.complete, done)
  }
  asking.close()
  asked.close()
  const [toDevice, accepted] = [warmOf(samples), warmOf(whole)]
  figures.roundTrips = accepted.length
  figures.requestToDeviceP50Ms = percentile(toDevice, 50)
  figures.requestToDeviceP99Ms = percentile(toDevice, 99)
  figures.requestToAcceptedSeenP50Ms = percentile(accepted, 50)
  figures.requestToAcceptedSeenP99Ms = percentile(accepted, 99)
  tell(`request to accepted and seen: ${percentile(accepted, 50)} ms, p99 ${percentile(accepted, 99)} ms`)
}

/** Asks for so many things, eight at a time. */
async function fillBoard(staff: Staff, count: number): Promise<void> {
  let asked = 0
  const next = async () => {
    for (let index = asked++; index < count; index = asked++) {
      const session = staff.onWard[index % staff.onWard.length] ?? staff.asker
      await session.call(api.tasks.request, requestOf(staff, index))
    }
  }
  await Promise.all(Array.from({ length: 8 }, next))
  tell(`${count} tasks are open`)
}

/** The site's board with everything open, as its coordinator opens it. */
async function measureBoard(
  figures: Record<string, number>,
  url: string,
  { coordinator, siteId, wardId }: Staff,
  scale: number,
): Promise<void> {
  for (const [name, board, id] of [
    ['site', 'site', siteId],
    ['ward', 'ward', wardId],
  ] as const) {
    const samples: number[] = []
    let [bytes, count] = [0, 0]
    for (let index = 0; index < Math.max(10, 60 * scale); index += 1) {
      const started = performance.now()
      const response = await fetch(
        `${url}${api.tasks.openBoard.path}?${new URLSearchParams({ board, id })}`,
        {
          headers: { cookie: coordinator.cookie },
        },
      )
      const text = await response.text()
      samples.push(performance.now() - started)
      if (!response.ok) throw new Error(`the board was refused: ${text}`)
      bytes = Buffer.byteLength(text)
      count = JSON.parse(text).tasks.length
    }
    const warm = warmOf(samples)
    figures[`${name}BoardTasks`] = count
    figures[`${name}BoardBytes`] = bytes
    figures[name === 'site' ? 'board2000OpenMs' : 'wardBoardOpenMs'] = percentile(warm, 50)
    figures[`${name}BoardOpenP99Ms`] = percentile(warm, 99)
    tell(
      `${name} board of ${count}: ${percentile(warm, 50)} ms, p99 ${percentile(warm, 99)} ms, ${bytes} bytes`,
    )
  }
}

/** Something that climbs a ladder, and so stands first on the board while nobody accepts it. */
async function askFirst(staff: Staff): Promise<Task> {
  const { task } = await staff.asker.call(api.tasks.request, { ...requestOf(staff, 0), within: '30-min' })
  return task
}

/** From a press to two hundred screens of the ward that hold its board. */
async function measureLive(
  figures: Record<string, number>,
  url: string,
  staff: Staff,
  scale: number,
): Promise<void> {
  const sockets = await openLoadSockets(url, staff.onWard, Math.round(200 * scale))
  await pause(500)
  const each: number[] = []
  const last: number[] = []
  for (let round = 0; round < Math.max(5, 40 * scale); round += 1) {
    const started = performance.now()
    const marks = ['"task.changed"', `"reason":"Round ${round}"`]
    const all = Promise.all(sockets.map((socket) => first(socket, ...marks)))
    await staff.asker.call(api.tasks.request, { ...requestOf(staff, round), reason: `Round ${round}` })
    const arrived = (await all).map((atMs) => atMs - started)
    each.push(...arrived)
    last.push(Math.max(...arrived))
  }
  for (const socket of sockets) socket.close()
  figures.boards = sockets.length
  figures.peopleOnWard = staff.onWard.length
  figures.liveChangeP50Ms = percentile(each, 50)
  figures.liveChangeP99Ms = percentile(each, 99)
  figures.liveChangeLastMs = percentile(last, 50)
  tell(`a change on ${sockets.length} boards: ${percentile(each, 50)} ms, p99 ${percentile(each, 99)} ms`)
}

const types = ['bloods', 'cannula', 'ecg', 'prescribing', 'fluids'] as const
const spans = ['2-h', '4-h', '8-h', 'next-round'] as const

function requestOf({ roleId, wardId }: Staff, index: number): InputOf<typeof api.tasks.request> {
  return {
    ...plainTask,
    type: types[index % types.length] ?? 'bloods',
    reason: `Number ${index}: potassium again, 5.${index % 10} this morning`,
    within: spans[index % spans.length] ?? '4-h',
    requestedFor: { kind: 'role', id: roleId },
    placeId: wardId,
  }
}

/** When the first event that bears these marks comes to a socket. */
function first(socket: LoadSocket, ...marks: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    socket.onMessage = (line, atMs) => {
      if (!marks.every((mark) => line.includes(mark))) return
      socket.onMessage = null
      resolve(atMs)
    }
  })
}

/** The first few find the server and its database cold. */
function warmOf(samples: readonly number[]): number[] {
  return samples.slice(Math.min(20, Math.floor(samples.length / 4)))
}
