import { SaxesParser } from 'saxes'

/** What is heard while a document is read; names come without their prefix. */
export interface Heard {
  open?(name: string, attributes: ReadonlyMap<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

/** Thrown for what no office program writes. */
export class NotOfficeXml extends Error {}

/**
 * Reads XML as office programs do: UTF-8, well formed, and without declarations of its own, in which entities grow and
 * other files are fetched.
 */
export function readXml(content: Buffer, heard: Heard): void {
  const parser = new SaxesParser()
  const refuse = () => {
    throw new NotOfficeXml()
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) refuse()
  })
  parser.on('opentag', ({ name, attributes }) => {
    const pairs = Object.entries(attributes).map(([key, value]) => [localName(key), value] as const)
    heard.open?.(localName(name), new Map(pairs))
  })
  parser.on('text', (text) => heard.text?.(text))
  parser.on('cdata', (text) => heard.text?.(text))
  parser.on('closetag', ({ name }) => heard.close?.(localName(name)))
  parser.write(decode(content)).close()
}

function decode(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new NotOfficeXml()
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
