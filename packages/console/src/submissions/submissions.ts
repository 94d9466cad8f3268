import { api } from '../api.ts'
import { filled } from '../filled.ts'

export type Submission = Awaited<ReturnType<typeof readSubmissions>>['items'][number]
export type SubmissionDetails = Awaited<ReturnType<typeof readSubmission>>

export const submissionStates = ['waiting', 'approved', 'changes-requested', 'rejected', 'withdrawn'] as const
export type SubmissionState = (typeof submissionStates)[number]

/** What was submitted for review: those that wait in their order, else the newest first. */
export async function readSubmissions(
  scopeId: string,
  filter: { readonly state?: SubmissionState | undefined; readonly after?: string | undefined },
) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/submissions', {
    params: { path: { scopeId }, query: filled({ ...filter }) },
  })
  return data!
}

export async function readSubmission(scopeId: string, submissionId: string) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/submissions/{submissionId}', {
    params: { path: { scopeId, submissionId } },
  })
  return data!
}

export type Decision = 'approve' | 'request-changes' | 'reject'

/** The hash says what was looked at: the decision counts for nothing else. */
export async function decide(
  scopeId: string,
  { id: submissionId, sha256 }: Pick<Submission, 'id' | 'sha256'>,
  decision: Decision,
  note: string,
): Promise<void> {
  const params = { path: { scopeId, submissionId } }
  if (decision === 'approve') {
    await api.POST('/api/v1/scopes/{scopeId}/submissions/{submissionId}/approve', {
      params,
      body: { sha256, ...(note !== '' && { note }) },
    })
    return
  }
  const path = {
    'request-changes': '/api/v1/scopes/{scopeId}/submissions/{submissionId}/request-changes',
    reject: '/api/v1/scopes/{scopeId}/submissions/{submissionId}/reject',
  } as const
  await api.POST(path[decision], { params, body: { sha256, note } })
}

interface OfApp {
  readonly scope: string
  readonly app: string
  readonly version: string
}

export async function submitVersion({ scope, app, version }: OfApp, releaseNotes: string): Promise<void> {
  await api.POST('/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/submit', {
    params: { path: { scopeId: scope, appId: app, versionId: version } },
    body: { releaseNotes },
  })
}

export async function withdrawVersion({ scope, app, version }: OfApp): Promise<void> {
  await api.POST('/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}/withdraw', {
    params: { path: { scopeId: scope, appId: app, versionId: version } },
  })
}
