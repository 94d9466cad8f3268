import type { Operation } from '@portreeve/engine'
import type { z } from 'zod'
import type { KindInUse } from '../../access/declaration.ts'
import type { Door } from './door.ts'

export interface ToolAnswer {
  readonly structured: Readonly<Record<string, unknown>>
  /** The same in a few words, for clients that show no more. */
  readonly text: string
}

/** What a tool works on besides what it is given. */
export interface Workplace {
  /** The API of the scope that the token is for. */
  readonly door: Door
  /** Where the server is, for commands that are to be run elsewhere. */
  readonly url: string
  readonly scope: { readonly id: string; readonly name: string }
}

export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: z.ZodObject
  /** Who sees it. What it does is checked by the routes that it calls. */
  readonly needs:
    | { readonly guard: Operation }
    | { readonly action: string; readonly of: KindInUse }
    /** Whoever may make one, of whatever type. */
    | { readonly makes: 'apps' }
  /** Whether it only looks. */
  readonly readOnly: boolean
  run(place: Workplace, input: unknown): Promise<ToolAnswer>
}

/** Keeps what a tool is given and what it takes of one type. */
export function tool<Input extends z.ZodObject>(
  definition: Omit<Tool, 'input' | 'run'> & {
    readonly input: Input
    run(place: Workplace, input: z.output<Input>): Promise<ToolAnswer>
  },
): Tool {
  return { ...definition, run: (place, input) => definition.run(place, input as z.output<Input>) }
}
