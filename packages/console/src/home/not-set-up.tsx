import { Button } from '@mantine/core'
import { IconBuildingPlus } from '@tabler/icons-react'
import { inSentence } from '../audit/sentence.ts'
import { useCatalogue } from '../deployment/catalogue.ts'
import { Notice } from '../parts/notice.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import type { Summary } from './summary.ts'

/** A1: whoever sees this can make what the organization lacks. */
export function NotSetUp({ scopes }: { readonly scopes: Summary['scopes'] }) {
  const scope = useScope()
  const { entry } = useSession()
  const { scopeTypes } = useCatalogue()
  if (entry.state !== 'onboarding' || entry.organization !== scope.id) return null
  const [missing, ...others] = scopes?.filter(({ total }) => total === 0) ?? []
  const known = others.length === 0 ? missing : undefined
  const type = scopeTypes.find(({ id }) => id === known?.type)
  // There is never nobody with this role, so whoever makes the place holds it first.
  const first = type?.roles.find(({ atLeast }) => atLeast > 0)
  const what = known === undefined ? null : inSentence(known.label)
  return (
    <Notice
      icon={IconBuildingPlus}
      title={
        what === null
          ? `This ${inSentence(scope.typeLabel)} is not set up yet`
          : `This ${inSentence(scope.typeLabel)} has no ${what} yet`
      }
      action={
        <Button variant="default" size="xs" component="a" href="/docs" target="_blank">
          API reference
        </Button>
      }
    >
      You can set it up{first && `, and whoever does becomes its ${first.label}`}. For now that is done through the API.
    </Notice>
  )
}
