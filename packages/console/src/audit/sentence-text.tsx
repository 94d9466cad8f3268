import { createElement, Fragment } from 'react'
import type { Part, Sentence } from './sentence.ts'

/** A sentence with its names set apart, so that a name of another direction does not turn the words around it. */
export function SentenceText({ sentence }: { readonly sentence: Sentence }) {
  return createElement(Fragment, null, ...sentence.map(named))
}

function named(part: Part) {
  return typeof part === 'string' ? part : <strong dir="auto">{part.name}</strong>
}

export function PartText({ part }: { readonly part: Part }) {
  return typeof part === 'string' ? part : <bdi>{part.name}</bdi>
}
