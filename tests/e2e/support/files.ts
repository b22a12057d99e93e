import type { Page } from '@playwright/test'

/** A file as Playwright gives it to a picker. */
export interface GivenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/**
 * A photo drawn in the page itself.
 *
 * @param noise so that it is several pieces large; otherwise a few plain shapes
 */
export async function photo(
  page: Page,
  name: string,
  { width = 800, height = 600, noise = false } = {},
): Promise<GivenFile> {
  const mimeType = noise ? 'image/png' : 'image/jpeg'
  const encoded = await page.evaluate(
    async ({ width, height, noise, mimeType }) => {
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('No canvas')
      context.fillStyle = '#c58a6b'
      context.fillRect(0, 0, width, height)
      context.fillStyle = '#7d2e2a'
      context.fillRect(width / 4, height / 4, width / 3, height / 3)
      if (noise) {
        const pixels = context.getImageData(0, 0, width, height)
        for (let from = 0; from < pixels.data.length; from += 65_536) {
          crypto.getRandomValues(pixels.data.subarray(from, from + 65_536))
        }
        context.putImageData(pixels, 0, 0)
      }
      const blob = await canvas.convertToBlob({ type: mimeType })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let text = ''
      for (let from = 0; from < bytes.length; from += 32_768) {
        text += String.fromCharCode(...bytes.subarray(from, from + 32_768))
      }
      return btoa(text)
    },
    { width, height, noise, mimeType },
  )
  return { name, mimeType, buffer: Buffer.from(encoded, 'base64') }
}

/** A PDF with a line of words on each page. */
export function pdf(name: string, pages: readonly string[]): GivenFile {
  const parts: string[] = []
  const offsets: number[] = []
  let length = 0
  const write = (text: string) => {
    parts.push(text)
    length += text.length
  }
  const object = (body: string) => {
    offsets.push(length)
    write(`${offsets.length} 0 obj\n${body}\nendobj\n`)
  }
  write('%PDF-1.4\n')
  object('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  object(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  object('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  for (const [index, words] of pages.entries()) {
    const content = `BT /F1 24 Tf 72 720 Td (${words}) Tj ET`
    const resources = '<< /Font << /F1 3 0 R >> >>'
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${resources} /Contents ${5 + index * 2} 0 R >>`,
    )
    object(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  const at = length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`)
  write(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`)
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(parts.join(''), 'latin1') }
}

export function text(name: string, words: string): GivenFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(words) }
}

/** Chooses files by the one button of the composer. */
export async function attach(page: Page, files: readonly GivenFile[]): Promise<void> {
  await page.getByLabel('Photo or file', { exact: true }).setInputFiles([...files])
}

/** Everything that this browser keeps of this site, as text: databases, caches, files. */
export function keptText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = []
    const readable = async (value: unknown): Promise<void> => {
      if (value instanceof Blob) texts.push(new TextDecoder('latin1').decode(await value.arrayBuffer()))
      else if (value instanceof ArrayBuffer) texts.push(new TextDecoder('latin1').decode(value))
      else if (ArrayBuffer.isView(value)) texts.push(new TextDecoder('latin1').decode(value as Uint8Array))
      else if (typeof value === 'object' && value !== null)
        for (const one of Object.values(value)) await readable(one)
      else texts.push(String(value))
    }
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''))
      for (const store of database.objectStoreNames) {
        const reading = database.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all([done(reading.getAllKeys()), done(reading.getAll())])
        await readable(keys)
        await readable(values)
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        texts.push(request.url)
        if (!request.url.includes('/assets/')) await readable(await (await cache.match(request))?.blob())
      }
    }
    const look = async (directory: FileSystemDirectoryHandle): Promise<void> => {
      for await (const [name, held] of directory.entries()) {
        texts.push(`file ${name}`)
        if (held instanceof FileSystemFileHandle) await readable(await held.getFile())
        else if (held instanceof FileSystemDirectoryHandle) await look(held)
      }
    }
    await look(await navigator.storage.getDirectory())
    for (const storage of [localStorage, sessionStorage]) texts.push(JSON.stringify(storage))
    return texts.join('\n')
  })
}
