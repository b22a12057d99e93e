import { readXml } from './read-xml.ts'

const endsLine = new Set(['p', 'h', 'si', 'row', 'tr', 'is'])

/** The words of a document, for searching: a presentation slide by slide, anything else as one page. */
export function wordsOfOffice(members: ReadonlyMap<string, Buffer>, mediaType: string): string[] {
  if (mediaType.includes('opendocument')) return [wordsIn(members.get('content.xml'), null)]
  if (mediaType.includes('presentationml')) return slidesOf(members).map((slide) => wordsIn(slide, 't'))
  const parts =
    /^(word\/(document|footnotes|endnotes|header\d*|footer\d*)|xl\/(sharedStrings|worksheets\/sheet\d+))\.xml$/
  const words = [...members].filter(([name]) => parts.test(name)).map(([, part]) => wordsIn(part, 't'))
  return [words.join('\n').trim()]
}

function slidesOf(members: ReadonlyMap<string, Buffer>): Buffer[] {
  const numbered = [...members].flatMap(([name, content]) => {
    const [, number] = /^ppt\/slides\/slide(\d+)\.xml$/.exec(name) ?? []
    return number === undefined ? [] : [{ number: Number(number), content }]
  })
  return numbered.toSorted((a, b) => a.number - b.number).map(({ content }) => content)
}

/** The text of elements of one name; of all of them when it is null. */
function wordsIn(content: Buffer | undefined, within: string | null): string {
  if (content === undefined) return ''
  const words: string[] = []
  let isWithin = within === null
  readXml(content, {
    open(name) {
      if (name === within) isWithin = true
      if (name === 'tab' || name === 'br') words.push(' ')
    },
    text(text) {
      if (isWithin) words.push(text)
    },
    close(name) {
      if (name === within) isWithin = false
      if (endsLine.has(name)) words.push('\n')
    },
  })
  return words.join('').trim()
}
