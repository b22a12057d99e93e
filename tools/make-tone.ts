import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { findChromium } from '../tests/e2e/support/find-chromium.ts'

/**
 * Makes `packages/testkit/src/callers/tone.json`: a second of a tone of 440 Hz in fifty packets of Opus, encoded by a
 * browser's own encoder (WebCodecs), for callers whom real browsers are to hear. `node tools/make-tone.ts`.
 */
const file = fileURLToPath(new URL('../packages/testkit/src/callers/tone.json', import.meta.url))
const { executablePath, args } = await findChromium()
const browser = await chromium.launch({ executablePath, args })
try {
  const page = await browser.newPage()
  // Encoders are there for secure pages only.
  await page.route('http://localhost/**', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
  await page.goto('http://localhost/')
  const packets = await page.evaluate(encode)
  writeFileSync(file, `${JSON.stringify({ packets }, null, 2)}\n`)
} finally {
  await browser.close()
}

/** In the page. 440 Hz go 440 times into a second, so that its end meets its beginning. */
async function encode(): Promise<string[]> {
  const packets: string[] = []
  const encoder = new AudioEncoder({
    output(chunk) {
      const bytes = new Uint8Array(chunk.byteLength)
      chunk.copyTo(bytes)
      packets.push(btoa(String.fromCharCode(...bytes)))
    },
    error(error) {
      throw error
    },
  })
  encoder.configure({
    codec: 'opus',
    sampleRate: 48_000,
    numberOfChannels: 1,
    bitrate: 24_000,
    opus: { frameDuration: 20_000 },
  } as AudioEncoderConfig)
  // Two seconds, of which the second is kept: the first begins from silence.
  for (let index = 0; index < 100; index += 1) {
    const samples = Float32Array.from(
      { length: 960 },
      (_, at) => 0.3 * Math.sin((2 * Math.PI * 440 * (index * 960 + at)) / 48_000),
    )
    const data = new AudioData({
      format: 'f32',
      sampleRate: 48_000,
      numberOfFrames: 960,
      numberOfChannels: 1,
      timestamp: index * 20_000,
      data: samples,
    })
    encoder.encode(data)
    data.close()
  }
  await encoder.flush()
  return packets.slice(50, 100)
}
