const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * One or two letters that stand for a name, in any script: of the first and the last word.
 *
 * @example initials('Åstrid Björk') === 'ÅB'; initials('山田 幸') === '山幸'; initials('陳美玲') === '陳'
 */
export function initials(name: string): string {
  const words = name.split(/[\s\p{P}]+/u).filter(Boolean)
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => firstGrapheme(word ?? ''))
  return letters.join('').toLocaleUpperCase() || '?'
}

function firstGrapheme(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment
  return ''
}
