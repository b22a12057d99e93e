import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { arriveToCall, comeIn, controls, expectToSee, meetNow, withDevices } from './support/calls.ts'
import { amina, daniel } from './support/hospital.ts'
import { listenForComplaints } from './support/no-complaints.ts'
import { test } from './support/test.ts'

test.use({ launchOptions: await withDevices() })

/** The file that the build made of what blurs; a screen loads it when somebody wants it. */
const manifest = z
  .record(z.string(), z.object({ file: z.string() }))
  .parse(JSON.parse(readFileSync('apps/web/dist/.vite/manifest.json', 'utf8')))
const blurredFile = manifest['src/features/calls/blur/blurred.ts']?.file ?? ''

/** Blurs a picture of sharp black and white squares, in which there is nobody. */
async function blurSquares(page: Page): Promise<void> {
  await page.evaluate(async (file) => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 640, height: 360 })
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    const draw = () => {
      for (let x = 0; x < 640; x += 8) {
        for (let y = 0; y < 360; y += 8) {
          context.fillStyle = (x + y) % 16 === 0 ? 'black' : 'white'
          context.fillRect(x, y, 8, 8)
        }
      }
    }
    setInterval(draw, 50)
    const [camera] = canvas.captureStream(20).getVideoTracks()
    const { blurred } = await import(`/${file}`)
    const video = document.createElement('video')
    video.muted = true
    video.srcObject = new MediaStream([await blurred(camera)])
    await video.play()
    Object.assign(window, { camera, video })
  }, blurredFile)
}

/** How much neighbouring dots of what is sent differ, from 0 to 255. */
function sharpness(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { video } = window as unknown as { video: HTMLVideoElement }
    await new Promise<void>((resolve) => video.requestVideoFrameCallback(() => resolve()))
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(video, 0, 0)
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    let sum = 0
    for (let at = 4; at < data.length; at += 4) sum += Math.abs((data[at] ?? 0) - (data[at - 4] ?? 0))
    return sum / (width * height)
  })
}

function isEnded(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { video } = window as unknown as { video: HTMLVideoElement }
    const stream = video.srcObject
    return !(stream instanceof MediaStream) || stream.getVideoTracks()[0]?.readyState !== 'live'
  })
}

test.describe('what is made of a picture', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/')
  })

  test('what is behind a person is blurred on the device before it is sent', async ({ page }) => {
    await blurSquares(page)
    expect(await sharpness(page)).toBeLessThan(2)
  })

  test('should it fail while it goes, everything is blurred, and nothing goes out as it is', async ({
    page,
  }) => {
    await blurSquares(page)
    const [worker] = page.workers()
    await worker?.evaluate(() => self.postMessage({ t: 'failed', why: 'a test' }))
    for (let look = 0; look < 5; look += 1) expect(await sharpness(page)).toBeLessThan(2)
  })

  test('where the model cannot be had there is no picture rather than a bare one', async ({ page }) => {
    await page.route(/\.(wasm|tflite)$/, (route) => route.abort())
    await expect(blurSquares(page)).rejects.toThrow()
  })

  test('when the camera ends, so does what was made of it, and its worker', async ({ page }) => {
    await blurSquares(page)
    expect(page.workers()).toHaveLength(1)
    await page.evaluate(() => (window as unknown as { camera: MediaStreamTrack }).camera.stop())
    await expect.poll(() => isEnded(page)).toBe(true)
    await expect.poll(() => page.workers().length).toBe(0)
  })
})

test('whoever blurs their background before they join is seen by the others, and the browser complains of nothing', async ({
  browser,
}) => {
  const [nurse, registrar] = [await arriveToCall(browser, amina), await arriveToCall(browser, daniel)]
  const expectNone = listenForComplaints(nurse)
  const meetingId = await meetNow(nurse, 'Bed 4', [daniel])
  await nurse.goto(`/meetings/${meetingId}/room`)
  await nurse.getByText('Blur my background').click()
  await comeIn(nurse, meetingId)
  await comeIn(registrar, meetingId, { camera: false })
  expect(nurse.workers().length).toBeGreaterThan(0)
  await expectToSee(registrar)
  await expect(controls(nurse).getByRole('button', { name: 'Stop camera' })).toBeVisible()
  expectNone()
})
