import { type AskForPerson, type FromBlurWorker, picturesPerSecond } from './blur-words.ts'
import { loadPersonFinder, type PersonFinder } from './person-finder.ts'

/**
 * Looks for the person in each picture that the page shows it, beside the page so that nothing there waits. Its own
 * answer carries the one policy under which WebAssembly may be compiled (serve-web.ts); the page may not.
 */
loadPersonFinder().then(
  (finder) => {
    self.addEventListener(
      'message',
      ({ data }: MessageEvent<AskForPerson>) => void find(finder, data.picture),
    )
    setInterval(() => say({ t: 'tick' }), 1000 / picturesPerSecond)
    say({ t: 'ready' })
  },
  (error: unknown) => say({ t: 'failed', why: String(error) }),
)

async function find(finder: PersonFinder, picture: ImageBitmap): Promise<void> {
  try {
    const mask = await finder.find(picture)
    say({ t: 'person', mask }, [mask])
  } catch (error) {
    say({ t: 'failed', why: String(error) })
  }
  picture.close()
}

function say(words: FromBlurWorker, transfer: Transferable[] = []): void {
  self.postMessage(words, { transfer })
}
