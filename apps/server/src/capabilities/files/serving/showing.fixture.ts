import { api, type StoredFile } from '@baton/contract'
import { type Colleague, type Hospital, openHospital } from '../hospital.fixture.ts'
import { type Served, serve } from '../served.fixture.ts'

/** Somebody in a session of their own, over real HTTP. */
export interface Signed {
  readonly cookie: string
  links(fileId: string): Promise<Record<'preview' | 'whole' | 'pages' | 'download', string | null>>
  get(link: string | null, headers?: Record<string, string>, method?: string): Promise<Got>
}

interface Got {
  status: number
  headers: Headers
  body: Buffer
}

export type Showing = Awaited<ReturnType<typeof openShowing>>

/** The hospital over HTTP, with two colleagues who are signed in. */
export async function openShowing() {
  const night: Hospital = await openHospital()
  const served: Served = await serve(night)
  const amina = await night.hire()
  const ben = await night.hire()

  async function signIn(colleague: Colleague): Promise<Signed> {
    const cookie = await served.cookieOf(colleague)
    const get: Signed['get'] = async (link, headers = {}, method = 'GET') => {
      const response = await fetch(`${served.baseUrl}${link ?? '/nothing'}`, {
        method,
        headers: { cookie, ...headers },
      })
      const { status, headers: told } = response
      return { status, headers: told, body: Buffer.from(await response.arrayBuffer()) }
    }
    return {
      cookie,
      get,
      async links(fileId) {
        const { body, status } = await get(`${api.files.open.path}?fileId=${fileId}`)
        if (status !== 200) throw new Error(body.toString())
        return api.files.open.output.parse(JSON.parse(body.toString())).links
      },
    }
  }

  /** A photo as the checks leave it: the original with where it was taken, and what we made of it. */
  function addPhoto(more: { patientId?: string; consent?: 'given' } = {}): Promise<StoredFile> {
    return night.addReadyFile(amina, {
      name: 'heel (left).heic',
      kind: 'image',
      mediaType: 'image/heic',
      content: Buffer.from('GPS 51.07 N 4.06 W'),
      width: 400,
      height: 300,
      renditions: { thumbnail: pixel('thumbnail'), preview: pixel('preview'), whole: pixel('whole') },
      ...more,
    })
  }

  const [aminas, bens] = [await signIn(amina), await signIn(ben)]
  return {
    night,
    served,
    amina,
    ben,
    aminas,
    bens,
    signIn,
    addPhoto,
    async close() {
      await served.close()
      await night.close()
    },
  }
}

/** What stands for a picture that we made. */
export const pixel = (name: string) => ({
  mediaType: 'image/webp',
  content: Buffer.from(`picture of ${name}`),
})
