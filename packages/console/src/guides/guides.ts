interface Guide {
  readonly title: string
  readonly html: string
}

const modules = import.meta.glob<Guide>('../../../../docs/*.md', { query: '?guide' })

/** The guides that the build makes of `docs/`, in the order in which somebody new needs them. */
export const guides = [
  {
    id: 'blueprints',
    title: 'Writing a blueprint',
    text: 'Roles, permissions and menus as one file that anybody can check',
  },
  {
    id: 'decisions-api',
    title: 'Asking for decisions',
    text: 'How your own applications ask who may do what, and why',
  },
  {
    id: 'operating',
    title: 'Running it for real',
    text: 'PostgreSQL, addresses, backup, and what to do when nobody can get in',
  },
  { id: 'errors', title: 'Errors', text: 'Every code the server answers with, and what to do about it' },
].filter(({ id }) => fileOf(id) in modules)

/** Fetches one guide, `null` where there is none of this name. */
export async function readGuide(id: string): Promise<Guide | null> {
  return (await modules[fileOf(id)]?.()) ?? null
}

function fileOf(id: string): string {
  return `../../../../docs/${id}.md`
}
