import { type ClientFrame, clientFrame, closeCodes, operationNamed, protocolVersion } from '@baton/contract'
import type { RawData, WebSocket } from 'ws'
import type { Clock, StopTimer } from '../clock.ts'
import { type Answer, refuse } from '../operations/answer.ts'
import type { Dispatch } from '../operations/dispatcher.ts'
import type { Address, Connection } from './connection.ts'
import { Frame } from './tape.ts'
import { TokenBucket } from './token-bucket.ts'

/** What a socket may ask for; the parts that know how are given. */
export interface Talk {
  clock: Clock
  dispatch: Dispatch
  /** Operations that are never done over a socket (rule RT27). */
  notOnSocket: ReadonlySet<string>
  /** Commands that clients send without anybody's doing: they do not keep a session from going idle. */
  unprompted: ReadonlySet<string>
  /** Opens it; `undefined` when the ticket is not good. Resolves once the welcome has been sent. */
  open(hello: ClientFrame & { t: 'hello' }): Promise<Connection | undefined>
  /** The person acted. */
  used(connection: Connection): void
  typing(connection: Connection, conversationId: string): void
  watch(connection: Connection, personIds: readonly string[]): void
}

const helloWithinMs = 10_000
/** Rule RT31. */
const framesPerSecond = 200
const framesAtOnce = 1_000
/** Commands of one socket that are under way at once; the rest is not read yet. */
const mostUnderWay = 32
/** Typing is worth little: beyond this it is dropped. */
const typingPerSecond = 2

/** The server's ear on one socket: reads its frames in order, and stops reading while it cannot go on. */
export class Conversing {
  /** When something last came, ms (rule RT33). */
  heardAt: number
  connection: Connection | undefined
  readonly from: Address
  readonly #socket: WebSocket
  readonly #talk: Talk
  readonly #lines: string[] = []
  readonly #frames: TokenBucket
  readonly #typing: TokenBucket
  readonly #stopWaiting: StopTimer
  #opening = false
  #underWay = 0

  constructor(socket: WebSocket, from: Address, talk: Talk) {
    const nowMs = talk.clock.now().getTime()
    this.from = from
    this.heardAt = nowMs
    this.#socket = socket
    this.#talk = talk
    this.#frames = new TokenBucket(framesPerSecond, framesAtOnce, nowMs)
    this.#typing = new TokenBucket(typingPerSecond, 2 * typingPerSecond, nowMs)
    this.#stopWaiting = talk.clock.setTimer(helloWithinMs, () => this.close(closeCodes.badFrame))
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary))
    socket.on('ping', () => this.#heard())
    socket.on('pong', () => this.#heard())
    // The close that follows says why; an error of the network has no one to be told.
    socket.on('error', () => {})
  }

  close(code: number): void {
    this.gone()
    if (this.connection === undefined) this.#socket.close(code)
    else this.connection.close(code)
  }

  /** Asks whether anybody is there; browsers answer this by themselves, also for a tab that sleeps. */
  ask(): void {
    this.#socket.ping()
  }

  terminate(): void {
    this.#socket.terminate()
  }

  /** The socket has gone: what it said last is not read any more. */
  gone(): void {
    this.#stopWaiting()
    this.#lines.length = 0
  }

  #heard(): void {
    this.heardAt = this.#talk.clock.now().getTime()
  }

  #hear(data: RawData, isBinary: boolean): void {
    this.#heard()
    if (isBinary) this.close(closeCodes.badFrame)
    else this.#lines.push(...data.toString().split('\n'))
    this.#goOn()
  }

  #goOn(): void {
    while (!this.#blocked) {
      const line = this.#lines.shift()
      if (line === undefined) break
      const fault = this.#read(line)
      if (fault !== undefined) this.close(fault)
    }
    if (this.#blocked === this.#socket.isPaused) return
    if (this.#blocked) this.#socket.pause()
    else this.#socket.resume()
  }

  get #blocked(): boolean {
    return this.#opening || this.#underWay >= mostUnderWay
  }

  /** Does what a line asks for; the code to close with when it cannot be understood or comes too soon. */
  #read(line: string): number | undefined {
    if (!this.#frames.take(this.#talk.clock.now().getTime())) return closeCodes.tooMany
    const value = parseJson(line)
    const { connection } = this
    if (connection === undefined && isOfAnotherVersion(value)) return closeCodes.version
    const parsed = clientFrame.safeParse(value)
    if (!parsed.success) return closeCodes.badFrame
    const frame = parsed.data
    if ((frame.t === 'hello') !== (connection === undefined)) return closeCodes.badFrame
    if (frame.t === 'hello') void this.#open(frame)
    else if (connection !== undefined) this.#obey(frame, connection)
    return undefined
  }

  async #open(hello: ClientFrame & { t: 'hello' }): Promise<void> {
    this.#stopWaiting()
    this.#opening = true
    try {
      const opened = await this.#talk.open(hello)
      if (opened === undefined) this.close(closeCodes.signedOut)
      else this.connection = opened
    } catch {
      this.close(closeCodes.restarting)
    }
    this.#opening = false
    this.#goOn()
  }

  #obey(frame: Exclude<ClientFrame, { t: 'hello' }>, connection: Connection): void {
    if (frame.t === 'command') void this.#command(frame, connection)
    else if (frame.t === 'ping') connection.send(pong)
    else if (frame.t === 'watch') this.#talk.watch(connection, frame.personIds)
    else if (this.#typing.take(this.heardAt)) this.#talk.typing(connection, frame.conversationId)
  }

  async #command(command: ClientFrame & { t: 'command' }, connection: Connection): Promise<void> {
    this.#underWay += 1
    const answer = await this.#answer(command, connection)
    this.#underWay -= 1
    const frame = answer.ok
      ? { t: 'answer', id: command.id, ok: true, value: answer.value }
      : { t: 'refused', id: command.id, refusal: answer.refusal }
    connection.send(new Frame(JSON.stringify(frame)))
    this.#goOn()
  }

  async #answer(command: ClientFrame & { t: 'command' }, connection: Connection): Promise<Answer<unknown>> {
    const operation = operationNamed(command.name)
    const offered =
      operation?.kind === 'command' &&
      operation.caller === 'person' &&
      !this.#talk.notOnSocket.has(operation.name)
    if (!offered) return refuse('not-found')
    if (!this.#talk.unprompted.has(operation.name)) this.#talk.used(connection)
    return this.#talk.dispatch(
      operation,
      command.input,
      { viewer: connection.viewer, ...this.from },
      command.id,
    )
  }
}

const pong = new Frame('{"t":"pong"}')

function isOfAnotherVersion(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    't' in value &&
    value.t === 'hello' &&
    'protocol' in value &&
    value.protocol !== protocolVersion
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
