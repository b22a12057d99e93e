import { MoreNeeded, NotPdf, Scanner } from './scanner.ts'
import { isDictionary, type PdfValue } from './values.ts'

const beforeStream = /^[\s\0]*stream(\r\n|\n|\r)/

/**
 * Reads the objects of a PDF that the engine has written anew: in the open, one after another, nothing sealed and
 * nothing packed away. It comes in pieces; what streams hold (pictures, fonts) is passed over.
 */
export class ObjectReader {
  readonly #onObject: (number: number, value: PdfValue) => void
  #text = ''
  /** Bytes of a stream that are still to come. */
  #passOver = 0
  /** After an object that was not all here: with less than this it is not tried again. */
  #enough = 0
  #ended = false

  constructor(onObject: (number: number, value: PdfValue) => void) {
    this.#onObject = onObject
  }

  push(piece: Buffer): void {
    const rest = piece.subarray(Math.min(this.#passOver, piece.length))
    this.#passOver -= piece.length - rest.length
    this.#text += rest.toString('latin1')
    if (this.#text.length >= this.#enough) this.#read()
  }

  /** All has come: what its last words say of the whole. */
  end(): PdfValue {
    this.#enough = 0
    this.#read()
    const at = this.#text.lastIndexOf('trailer')
    if (!this.#ended || at < 0) throw new NotPdf('it does not end')
    try {
      return new Scanner(this.#text, at + 'trailer'.length).value()
    } catch (error) {
      throw error instanceof MoreNeeded ? new NotPdf('it does not end') : error
    }
  }

  #read(): void {
    for (;;) {
      const scanner = new Scanner(this.#text, 0)
      try {
        if (this.#ended || !this.#readOne(scanner)) return
      } catch (error) {
        if (!(error instanceof MoreNeeded)) throw error
        // Twice as much each time, so that a long object is not read over and over.
        this.#enough = this.#text.length * 2
        return
      }
      this.#enough = 0
    }
  }

  #readOne(scanner: Scanner): boolean {
    const first = scanner.word()
    if (first === 'endstream' || first === 'endobj') {
      this.#text = this.#text.slice(scanner.at)
      return true
    }
    if (first === 'xref') {
      this.#ended = true
      return false
    }
    const number = Number(first)
    scanner.word()
    if (!Number.isInteger(number) || scanner.word() !== 'obj') throw new NotPdf('an object was expected')
    const value = scanner.value()
    this.#leaveStream(scanner, value)
    this.#onObject(number, value)
    return true
  }

  #leaveStream(scanner: Scanner, value: PdfValue): void {
    const stream = beforeStream.exec(this.#text.slice(scanner.at, scanner.at + 64))
    if (stream === null) {
      if (scanner.word() !== 'endobj') throw new NotPdf('an object does not end')
      this.#text = this.#text.slice(scanner.at)
      return
    }
    const from = scanner.at + stream[0].length
    // A line may end with two characters, of which one has come.
    if (from === this.#text.length) throw new MoreNeeded()
    const length = isDictionary(value) ? value.get('Length') : undefined
    if (typeof length !== 'number') throw new NotPdf('a stream has no length')
    this.#passOver = Math.max(0, from + length - this.#text.length)
    this.#text = this.#text.slice(from + length)
  }
}
