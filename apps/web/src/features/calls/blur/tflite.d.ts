/** What the package does not say of its own files: TensorFlow Lite with one model's work around it, as WebAssembly. */
declare module '@twilio/video-processors/dist/build/tflite-simd-1-0-0.js' {
  interface TensorFlowLite {
    readonly HEAPU8: Uint8Array
    readonly HEAPF32: Float32Array
    _getModelBufferMemoryOffset(): number
    _loadModel(bytes: number): number
    _getInputMemoryOffset(): number
    _getInputWidth(): number
    _getInputHeight(): number
    _getOutputMemoryOffset(): number
    _runInference(): number
  }
  export default function create(how: {
    locateFile(name: string): string
    print(words: string): void
    printErr(words: string): void
  }): Promise<TensorFlowLite>
}
