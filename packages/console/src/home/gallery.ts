import { api } from '../api.ts'
import { filled } from '../filled.ts'

export type GalleryApp = Awaited<ReturnType<typeof readGallery>>['items'][number]

/** Published apps that a place finds, by name. */
export async function readGallery(
  scopeId: string,
  filter: { readonly search?: string | undefined; readonly after?: string | undefined; readonly limit?: number },
) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/gallery', {
    params: { path: { scopeId }, query: filled({ ...filter }) },
  })
  return data!
}
