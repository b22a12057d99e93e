import type { Clock, StopTimer } from '../../../platform/clock.ts'
import type { Bench } from './bench.ts'
import type { DrawnFile } from './outcome.ts'
import { asRendition, type Rendition } from './rendition.ts'

/** Somebody who turns pages is likely to turn another. */
const keepOpenMs = 15_000
/** A process is left after so many pages, before what it has used of its bounds is held against a good file. */
const pagesEach = 25
/** Larger than any picture of a page. */
const mostPage = 32 * 1024 * 1024

/** A process that keeps one PDF open while its pages are turned; pages are drawn one after another. */
export class KeptBench {
  readonly #file: DrawnFile
  readonly #clock: Clock
  readonly #start: () => Promise<Bench>
  #bench: Bench | null = null
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #drawn = 0
  #stopTimer: StopTimer = () => {}
  #onIdle = () => {}

  constructor(file: DrawnFile, clock: Clock, start: () => Promise<Bench>) {
    this.#file = file
    this.#clock = clock
    this.#start = start
  }

  /** Nobody waits for a page of it. */
  get isIdle(): boolean {
    return this.#waiting === 0
  }

  /** Called when nobody has wanted a page for a while and the process was ended. */
  whenIdle(ended: () => void): void {
    this.#onIdle = ended
  }

  async draw(number: number): Promise<Rendition | 'no-page' | 'failed'> {
    this.#waiting += 1
    this.#stopTimer()
    const drawing = this.#last.then(() => this.#draw(number))
    this.#last = drawing.catch(() => {})
    try {
      return await drawing
    } finally {
      this.#waiting -= 1
      if (this.#waiting === 0) this.#stopTimer = this.#clock.setTimer(keepOpenMs, () => this.end())
    }
  }

  end(): void {
    this.#stopTimer()
    this.#leave()
    this.#onIdle()
  }

  async #draw(number: number): Promise<Rendition | 'no-page' | 'failed'> {
    const bench = await this.#open()
    if (bench === null) return 'failed'
    await bench.ask({ do: 'page', number })
    const heard = await bench.hear(mostPage)
    this.#drawn += 1
    if (heard === null) {
      this.#leave()
      // A page that wants more than it may have is one that cannot be drawn; the others still can.
      return (await bench.ending) === 'exceeded' ? 'no-page' : 'failed'
    }
    if (this.#drawn >= pagesEach) this.#leave()
    if (heard.heading.is === 'no-page') return 'no-page'
    return heard.heading.is === 'made' ? (asRendition('pdf', 'page', heard.content) ?? 'failed') : 'failed'
  }

  async #open(): Promise<Bench | null> {
    if (this.#bench !== null) return this.#bench
    const bench = await this.#start()
    this.#bench = bench
    this.#drawn = 0
    void bench.ending.then(() => {
      if (this.#bench === bench) this.#bench = null
    })
    try {
      await bench.ask({ do: 'open', named: ['application/pdf'], purpose: 'pages', bytes: this.#file.bytes })
      for await (const piece of this.#file.content()) await bench.write(piece)
      const heard = await bench.hear(0)
      if (heard?.heading.is === 'good') return bench
      this.#leave()
      return null
    } catch (error) {
      this.#leave()
      throw error
    }
  }

  #leave(): void {
    this.#bench?.end()
    this.#bench = null
  }
}
