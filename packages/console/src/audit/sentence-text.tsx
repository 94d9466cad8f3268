import { createElement, Fragment, type ReactNode } from 'react'
import type { Part, Sentence } from './sentence.ts'

/** A sentence with its names set apart, so that a name of another direction does not turn the words around it. */
export function SentenceText({ sentence }: { readonly sentence: Sentence }) {
  return createElement(Fragment, null, ...sentence.map(partText))
}

export function PartText({ part }: { readonly part: Part }) {
  return partText(part)
}

function partText(part: Part): ReactNode {
  return typeof part === 'string' ? part : <bdi style={{ fontWeight: 600 }}>{part.name}</bdi>
}
