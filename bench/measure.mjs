/**
 * Asks every question in order, in rounds, and gives the median nanoseconds per question. Answers are checked: an engine that is
 * fast and wrong is not measured.
 */
export function nanosecondsPerCheck(check, questions, { rounds = 15, budgetMs = 1500 } = {}) {
  let wrong = 0
  for (const question of questions.slice(0, 512)) if (check(question) !== question.allowed) wrong++
  if (wrong > 0) throw new Error(`${wrong} wrong answers`)
  const once = time(() => check(questions[0]), 3)
  const batch = Math.max(16, Math.min(questions.length, Math.floor((budgetMs * 1e6) / rounds / Math.max(once, 20))))
  const results = []
  let yes = 0
  for (let round = 0; round < rounds; round++) {
    const from = (round * batch) % Math.max(1, questions.length - batch + 1)
    const start = process.hrtime.bigint()
    for (let index = from; index < from + batch; index++) if (check(questions[index])) yes++
    results.push(Number(process.hrtime.bigint() - start) / batch)
  }
  if (yes < 0) throw new Error('unreachable: keeps the loop from being optimised away')
  return median(results)
}

/** The same few questions again and again: what a cache in the processor makes of it. */
export function repeat(questions, times) {
  const hot = questions.slice(0, 512)
  return Array.from({ length: times }, (_, index) => hot[index % hot.length])
}

function time(work, repeats) {
  const results = []
  for (let index = 0; index < repeats; index++) {
    const start = process.hrtime.bigint()
    work()
    results.push(Number(process.hrtime.bigint() - start))
  }
  return median(results)
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
