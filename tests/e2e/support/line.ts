import type { BrowserContext, WebSocketRoute } from '@playwright/test'

/** The line between one browser and the server, which a test can cut: requests fail and sockets fall. */
export interface Line {
  cut(): Promise<void>
  restore(): void
}

/** Takes hold of the line. To be called before the browser's first page. */
export async function holdLine(context: BrowserContext): Promise<Line> {
  const sockets = new Set<WebSocketRoute>()
  let isCut = false
  await context.route('**/api/**', (route) => (isCut ? route.abort() : route.continue()))
  await context.routeWebSocket(/\/api\/realtime/, (socket) => {
    if (isCut) {
      void socket.close()
      return
    }
    sockets.add(socket)
    socket.connectToServer()
  })
  return {
    async cut() {
      isCut = true
      await Promise.all([...sockets].map((socket) => socket.close()))
      sockets.clear()
    },
    restore() {
      isCut = false
    },
  }
}
