import {
  api,
  type InputOf,
  type Me,
  type Operation,
  type OutputOf,
  type Person,
  visitingHeader,
} from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { createHttp } from '../../../platform/http/create-http.ts'
import { silentLog } from '../../../platform/log.ts'
import type { Answer } from '../../../platform/operations/answer.ts'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import { granted, openHospital } from '../hospital.fixture.ts'

export type TwoHospitals = Awaited<ReturnType<typeof openTwoHospitals>>
export type Device = Awaited<ReturnType<TwoHospitals['signIn']>>
type Hospital = Awaited<ReturnType<typeof openHospital>>
type Administrator = ReturnType<Hospital['as']>

/** St Brannoc's, whose nurses turn to the Moor View, on one server that is asked over HTTP with cookies and headers. */
export async function openTwoHospitals() {
  const hospital = await openHospital()
  const { identity, dispatch, database, clock, founded } = hospital
  const moor = await hospital.foundAnother('Moor View')
  const ada = hospital.as({ personId: founded.administratorId })
  const http = await createHttp({
    dispatch,
    findCaller: identity.findCaller,
    config: { publicUrl: 'http://localhost:3000', trustedProxies: 0, securityContact: null },
    database,
    log: silentLog,
    clock,
  })
  // What files are served by, which pictures ask without a header.
  http.get('/a/picture', async (request, reply) => {
    const { viewer } = await identity.findCaller(request, reply, { byItself: true })
    return { viewer }
  })

  /** Adds somebody to the organisation of this administrator. */
  async function hire(administrator: Administrator, name: string, more: Partial<Person> = {}) {
    const added = await administrator.ask(api.identity.addPerson, {
      name,
      email: `${uuidv7()}@brannoc.example`,
      profession: more.profession ?? 'Nurse',
      grade: more.grade ?? null,
      specialty: more.specialty ?? null,
      contact: { telephone: '01632 960001', bleep: '2145' },
      siteId: null,
      placeId: null,
      teamIds: [],
    })
    return granted(added)
  }

  const password = 'three kettles on Tuesday'
  /** A device of somebody who was just added. */
  function signIn({ access }: Awaited<ReturnType<typeof hire>>) {
    return device((send) => send(api.identity.useAccessCode, { code: access.code, password }))
  }

  /** Another device of theirs. */
  function signInAgain({ person }: { person: Person }) {
    return device((send) => send(api.identity.signInWithPassword, { email: person.email, password }))
  }

  type Send = <O extends Operation>(
    operation: O,
    input: InputOf<O>,
    headers?: Record<string, string>,
  ) => Promise<{ answer: Answer<OutputOf<O>>; setCookie: unknown }>

  /** A device on which somebody signs in; what it asks for afterwards may say that it visits. */
  async function device(signingIn: (send: Send) => Promise<{ answer: Answer<Me>; setCookie: unknown }>) {
    let cookie = ''
    /** The answer, and the lines about cookies that came with it. */
    async function send<O extends Operation>(
      operation: O,
      input: InputOf<O>,
      headers: Record<string, string> = {},
    ): Promise<{ answer: Answer<OutputOf<O>>; setCookie: unknown }> {
      const common = { cookie, ...headers }
      const response =
        operation.kind === 'command'
          ? await http.inject({
              method: 'POST',
              url: operation.path,
              headers: { ...common, 'content-type': 'application/json', 'idempotency-key': uuidv7() },
              payload: JSON.stringify(input),
            })
          : await http.inject({
              method: 'GET',
              url: `${operation.path}?${new URLSearchParams(input as Record<string, string>)}`,
              headers: common,
            })
      const body = response.json()
      const answer = response.statusCode === 200 ? { ok: true, value: body } : { ok: false, refusal: body }
      // What came is what the operation's own handler answered.
      return { answer: answer as Answer<OutputOf<O>>, setCookie: response.headers['set-cookie'] }
    }
    const first = await signingIn(send)
    cookie = [first.setCookie]
      .flat()
      .map((line) => String(line).split(';')[0])
      .join('; ')
    const { sessionId, person } = granted(first.answer)
    return {
      sessionId,
      person,
      send,
      /** Whom a picture is shown to, by its address. */
      async picture(query: string): Promise<Viewer | null> {
        const { viewer } = (await http.inject({ url: `/a/picture${query}`, headers: { cookie } })).json()
        return viewer
      },
      ask: async <O extends Operation>(operation: O, input: InputOf<O>) =>
        (await send(operation, input)).answer,
      /** Asks the other organisation. */
      askThere: async <O extends Operation>(operation: O, input: InputOf<O>, there = moor.organisationId) =>
        (await send(operation, input, { [visitingHeader]: there })).answer,
    }
  }

  return {
    ...hospital,
    http,
    /** Administers St Brannoc's. */
    ada,
    brannocs: { id: founded.organisationId, name: 'St Brannoc’s' },
    /** Administers the Moor View. */
    zoe: moor,
    moorView: { id: moor.organisationId, name: 'Moor View' },
    hire,
    signIn,
    signInAgain,
    /** Lets the Moor View and St Brannoc's agree. */
    async connect() {
      const { code } = granted(await moor.ask(api.identity.inviteOrganisation, {}))
      return granted(await ada.ask(api.identity.acceptInvitation, { code })).affiliation
    },
    /** The leaves of an organisation, in the order in which they were written. */
    async leaves(organisationId: string) {
      const { rows } = await database.system.query<{
        actor: string
        action: string
        subjects: { kind: string; id: string }[]
      }>(
        'select actor, action, subjects from audit_leaf where organisation_id = $1 order by at, stream_id, position',
        [organisationId],
      )
      return rows
    },
    async close() {
      await http.close()
      await hospital.close()
    },
  }
}
