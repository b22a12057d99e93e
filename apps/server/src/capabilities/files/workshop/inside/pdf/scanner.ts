import type { PdfValue } from './values.ts'

/** The text ends in the middle of a value: more of it is needed. */
export class MoreNeeded extends Error {}

/** It is not written as a PDF is. */
export class NotPdf extends Error {}

/** Deeper than any document nests; the engine itself stops at 64. */
const deepest = 100
const space = /[\s\0]/
const delimiter = /[\s\0()<>[\]{}/%]/

/** Reads values from the text of a PDF, one character a byte. */
export class Scanner {
  readonly text: string
  at: number

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  /** The next value, or a word such as `endobj`, which is told as a name after a space. */
  value(depth = 0): PdfValue {
    if (depth > deepest) throw new NotPdf('too deep')
    this.#skipSpace()
    const first = this.#peek()
    if (first === '/') return { name: this.#name() }
    if (first === '(') return this.#literal()
    if (first === '[') return this.#list(depth)
    if (first === '<') return this.#peek(1) === '<' ? this.#dictionary(depth) : this.#hexadecimal()
    if (delimiter.test(first)) throw new NotPdf(`unexpected ${first}`)
    return this.#wordOrReference()
  }

  /** The next word. */
  word(): string {
    this.#skipSpace()
    const from = this.at
    while (!delimiter.test(this.#peek())) this.at += 1
    if (this.at === from) throw new NotPdf('a word is missing')
    return this.text.slice(from, this.at)
  }

  #peek(ahead = 0): string {
    const character = this.text[this.at + ahead]
    if (character === undefined) throw new MoreNeeded()
    return character
  }

  #skipSpace(): void {
    for (;;) {
      if (this.#peek() === '%') while (!/[\r\n]/.test(this.#peek())) this.at += 1
      if (!space.test(this.#peek())) return
      this.at += 1
    }
  }

  #name(): string {
    this.at += 1
    const from = this.at
    while (!delimiter.test(this.#peek())) this.at += 1
    const written = this.text.slice(from, this.at)
    return written.replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
  }

  #literal(): string {
    this.at += 1
    const from = this.at
    for (let open = 1; open > 0; this.at += 1) {
      const character = this.#peek()
      if (character === '\\') {
        this.#peek(1)
        this.at += 1
      } else if (character === '(') open += 1
      else if (character === ')') open -= 1
    }
    return this.text.slice(from, this.at - 1)
  }

  #hexadecimal(): string {
    this.at += 1
    const from = this.at
    while (this.#peek() !== '>') this.at += 1
    this.at += 1
    return Buffer.from(this.text.slice(from, this.at - 1).replaceAll(/[^0-9a-f]/gi, ''), 'hex').toString(
      'latin1',
    )
  }

  #list(depth: number): PdfValue[] {
    this.at += 1
    const values: PdfValue[] = []
    for (;;) {
      this.#skipSpace()
      if (this.#peek() === ']') {
        this.at += 1
        return values
      }
      values.push(this.value(depth + 1))
    }
  }

  #dictionary(depth: number): ReadonlyMap<string, PdfValue> {
    this.at += 2
    const entries = new Map<string, PdfValue>()
    for (;;) {
      this.#skipSpace()
      if (this.#peek() === '>') {
        if (this.#peek(1) !== '>') throw new NotPdf('a dictionary does not end')
        this.at += 2
        return entries
      }
      if (this.#peek() !== '/') throw new NotPdf('a key is missing')
      const key = this.#name()
      entries.set(key, this.value(depth + 1))
    }
  }

  #wordOrReference(): PdfValue {
    const word = this.word()
    if (!/^[+-]?[\d.]+$/.test(word)) return word === 'null' ? null : { name: ` ${word}` }
    if (!/^\d+$/.test(word)) return Number(word)
    // A reference is two numbers and an R.
    const reference = /^[\s\0]+\d+[\s\0]+R(?=[\s\0()<>[\]{}/%])/.exec(this.text.slice(this.at, this.at + 40))
    if (reference === null) {
      if (this.text.length - this.at < 40) this.#mayBeCut()
      return Number(word)
    }
    this.at += reference[0].length
    return { to: Number(word) }
  }

  /** At the end of what has come nobody can tell a number from a reference that is cut. */
  #mayBeCut(): void {
    if (/^[\s\0]*(\d+[\s\0]*R?)?$/.test(this.text.slice(this.at))) throw new MoreNeeded()
  }
}
