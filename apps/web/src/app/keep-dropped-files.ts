/**
 * A file that is dropped where nothing takes it does nothing: a browser would leave the application to show it. Called
 * once; whoever takes files has said so before the event comes up here.
 */
export function keepDroppedFiles(): void {
  for (const type of ['dragover', 'drop'] as const) {
    window.addEventListener(type, (event) => {
      if (event.defaultPrevented || event.dataTransfer === null) return
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    })
  }
}
