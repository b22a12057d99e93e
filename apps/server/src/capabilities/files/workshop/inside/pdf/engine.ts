import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumModule } from '@hyzyla/pdfium'

/** What we call of PDFium, by its public names (fpdfview.h and its neighbours). Addresses are numbers. */
export interface Engine {
  /** The engine's memory; a new view each time, since it moves when it grows. */
  bytes(): Uint8Array
  call(name: EngineCall, ...given: number[]): number
  /** The place of a function of ours that the engine can call with three numbers. */
  place(callback: (self: number, data: number, size: number) => number): number
}

const calls = [
  'malloc',
  'free',
  'FPDF_InitLibrary',
  'FPDF_LoadMemDocument',
  'FPDF_GetLastError',
  'FPDF_GetPageCount',
  'FPDF_SaveAsCopy',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDF_GetPageWidthF',
  'FPDF_GetPageHeightF',
  'FPDF_RenderPageBitmap',
  'FPDFDOC_InitFormFillEnvironment',
  'FORM_OnAfterLoadPage',
  'FORM_OnBeforeClosePage',
  'FPDF_FFLDraw',
  'FPDFBitmap_Create',
  'FPDFBitmap_FillRect',
  'FPDFBitmap_GetBuffer',
  'FPDFBitmap_GetStride',
  'FPDFBitmap_Destroy',
  'FPDFText_LoadPage',
  'FPDFText_CountChars',
  'FPDFText_GetText',
  'FPDFText_ClosePage',
] as const
type EngineCall = (typeof calls)[number]

/** Loads PDFium, the engine of Chromium, as WebAssembly: it reaches its own memory and nothing else. */
export async function loadEngine(): Promise<Engine> {
  const program = await readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))
  const compiled = await WebAssembly.compile(new Uint8Array(program))
  let exports: WebAssembly.Exports = {}
  await PDFiumModule({
    instantiateWasm(imports, ready) {
      const instance = new WebAssembly.Instance(compiled, imports)
      exports = instance.exports
      // The loader takes the instance, whatever its types say.
      Reflect.apply(ready, undefined, [instance, compiled])
      return exports
    },
  })
  const { memory, __indirect_function_table: table } = exports
  if (!(memory instanceof WebAssembly.Memory) || !(table instanceof WebAssembly.Table))
    throw new Error('the PDF engine is another than expected')
  const functions = new Map(calls.map((name) => [name, functionOf(exports, name)]))
  const engine: Engine = {
    bytes: () => new Uint8Array(memory.buffer),
    call: (name, ...given) => Number(functions.get(name)?.(...given)),
    place(callback) {
      // The table cannot grow; its first place is free, since no function is at address 0.
      table.set(0, asEngineFunction(callback))
      return 0
    },
  }
  engine.call('FPDF_InitLibrary')
  return engine
}

function functionOf(exports: WebAssembly.Exports, name: string): (...given: number[]) => unknown {
  const found = exports[name]
  if (typeof found !== 'function') throw new Error(`the PDF engine has no ${name}`)
  return (...given) => Reflect.apply(found, undefined, given)
}

/** The smallest module there is: it takes in a function of three numbers and gives it out as one that a table holds. */
const relay = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 8, 1, 0x60, 3, 0x7f, 0x7f, 0x7f, 1, 0x7f, 2, 7, 1, 1, 0x65, 1, 0x66, 0,
  0, 7, 5, 1, 1, 0x66, 0, 0,
])

function asEngineFunction(callback: (self: number, data: number, size: number) => number): unknown {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(relay), { e: { f: callback } })
  return instance.exports.f
}
