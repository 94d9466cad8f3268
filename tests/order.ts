import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Those that ask tens of thousands of requests come first: their time is mostly the collector's, and in a worker whose memory other
 * files have filled they take three times as long. Each is one long file, so that the end is not one worker's alone either.
 */
const first = /\/tests\/(authorization|tenancy|conformance)\//

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isFirst = ({ moduleId }: TestSpecification) => first.test(moduleId)
    return [...sorted.filter(isFirst), ...sorted.filter((file) => !isFirst(file))]
  }
}
