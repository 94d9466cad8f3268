import { z } from 'zod'

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly permission?: string | undefined
  readonly items?: readonly MenuItem[] | undefined
}

/** An entry of a menu, with those below it. It has a name because it contains itself, which a description can only say by name. */
export const menuItem: z.ZodType<MenuItem> = z
  .object({
    id: z.string(),
    label: z.string(),
    permission: z.string().optional(),
    get items() {
      return z.array(menuItem).readonly().optional()
    },
  })
  .meta({ id: 'MenuItem' })
