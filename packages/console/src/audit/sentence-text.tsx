import { createElement, Fragment } from 'react'
import type { Part, Sentence } from './sentence.ts'

/** A sentence with its names set apart, so that a name of another direction does not turn the words around it. */
export function SentenceText({ sentence }: { readonly sentence: Sentence }) {
  const words = sentence.map((part) =>
    typeof part === 'string' ? part : <bdi style={{ fontWeight: 600 }}>{part.name}</bdi>,
  )
  return createElement(Fragment, null, ...words)
}

export function PartText({ part }: { readonly part: Part }) {
  return typeof part === 'string' ? part : <bdi>{part.name}</bdi>
}
