import modelAddress from '@twilio/video-processors/dist/build/selfie_segmentation_landscape.tflite?url'
import create from '@twilio/video-processors/dist/build/tflite-simd-1-0-0.js'
import runnerAddress from '@twilio/video-processors/dist/build/tflite-simd-1-0-0.wasm?url'
import { fit } from './fit.ts'

/** Below this it is background, above the other a person; between them it is an edge. */
const background = 0.5
const person = 0.9

/** Finds the person in a picture: a model of 250 kB, run here on the device by TensorFlow Lite. */
export interface PersonFinder {
  find(picture: ImageBitmap): Promise<ImageBitmap>
}

/** Loads both from our own origin; fails when either is not what it should be. */
export async function loadPersonFinder(): Promise<PersonFinder> {
  const [runner, model] = await Promise.all([
    create({ locateFile: () => runnerAddress, print() {}, printErr() {} }),
    fetchModel(),
  ])
  runner.HEAPU8.set(model, runner._getModelBufferMemoryOffset())
  if (runner._loadModel(model.byteLength) !== 0) throw new Error('the model was not taken')
  const frame = { width: runner._getInputWidth(), height: runner._getInputHeight() }
  const canvas = new OffscreenCanvas(frame.width, frame.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  return {
    async find(picture) {
      const place = fit(picture, frame)
      context.clearRect(0, 0, frame.width, frame.height)
      context.drawImage(picture, place.x, place.y, place.width, place.height)
      const pixels = context.getImageData(0, 0, frame.width, frame.height)
      const into = runner._getInputMemoryOffset() / 4
      const { HEAPF32: memory } = runner
      for (let at = 0; at < frame.width * frame.height; at += 1) {
        for (let colour = 0; colour < 3; colour += 1) {
          memory[into + at * 3 + colour] = (pixels.data[at * 4 + colour] ?? 0) / 255
        }
      }
      if (runner._runInference() !== 0) throw new Error('the model did not run')
      const from = runner._getOutputMemoryOffset() / 4
      for (let at = 0; at < frame.width * frame.height; at += 1) {
        const certainty = runner.HEAPF32[from + at] ?? 0
        pixels.data[at * 4 + 3] =
          255 * Math.min(1, Math.max(0, (certainty - background) / (person - background)))
      }
      return createImageBitmap(pixels, place.x, place.y, place.width, place.height)
    },
  }
}

async function fetchModel(): Promise<Uint8Array> {
  const response = await fetch(modelAddress)
  if (!response.ok) throw new Error('the model is not there')
  return new Uint8Array(await response.arrayBuffer())
}
