import type { Bus } from './bus.ts'

/** The bus of a server that is alone: there is nobody to tell and nobody to hear. */
export function createLocalBus(): Bus {
  return {
    shared: false,
    publish() {},
    subscribe: () => () => {},
    async close() {},
  }
}
