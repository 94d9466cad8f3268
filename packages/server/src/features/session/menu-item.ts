import { consolePages } from '@portreeve/engine'
import { z } from 'zod'

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly permission?: string | undefined
  readonly page?: string | null | undefined
  readonly lists?: string | undefined
  readonly address?: string | undefined
  readonly scope?: string | null | undefined
  readonly items?: readonly MenuItem[] | undefined
}

// Said as any text: the API page cannot read a choice or `null` within a schema that contains itself.
const page = z
  .string()
  .nullable()
  .describe(
    `The page of the console that it opens (${Object.keys(consolePages).join(', ')}), where that is open to this person; \`null\`: what guards it can be told`,
  )

/** An entry of a menu, with those below it. It has a name because it contains itself, which a description can only say by name. */
export const menuItem: z.ZodType<MenuItem> = z
  .object({
    id: z.string(),
    label: z.string(),
    permission: z.string().optional(),
    page: page.optional(),
    lists: z.string().optional().describe('The kind of resource whose list it opens instead of a page'),
    address: z
      .string()
      .optional()
      .describe(
        'Where the application’s own page is that the entry opens (C13). Without one: what guards it can be told',
      ),
    scope: z
      .string()
      .nullable()
      .optional()
      .describe(
        'Where the page opens, or where the permission is held. `null` is the platform. With `page`, in every entry that has none below it',
      ),
    get items() {
      return z.array(menuItem).readonly().optional()
    },
  })
  .meta({ id: 'MenuItem' })
