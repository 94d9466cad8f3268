import { Button } from '@mantine/core'
import { IconBuildingPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { inSentence } from '../audit/sentence.ts'
import { useCatalogue } from '../deployment/catalogue.ts'
import { Notice } from '../parts/notice.tsx'
import { useScope } from '../session/scope.ts'
import type { Summary } from './summary.ts'

/** A1: whoever sees this can make what this place lacks, of which there can be one only. */
export function NotSetUp({ scopes }: { readonly scopes: Summary['scopes'] }) {
  const scope = useScope()
  const { scopeTypes } = useCatalogue()
  const type = scopeTypes.find(
    ({ id, parent, single, createdWith }) =>
      parent === scope.type &&
      single &&
      scope.permissions.some((permission) => permission.id === createdWith) &&
      scopes?.some(({ type, total }) => type === id && total === 0),
  )
  if (type === undefined) return null
  const what = inSentence(type.label)
  return (
    <Notice
      icon={IconBuildingPlus}
      title={`This ${inSentence(scope.typeLabel)} has no ${what} yet`}
      action={
        <Button
          size="xs"
          renderRoot={(props) => (
            <Link {...props} to="/scopes/$scope/onboarding/$type" params={{ scope: scope.param, type: type.id }}>
              {props.children}
            </Link>
          )}
        >
          Set it up
        </Button>
      }
    >
      You can set it up{type.creatorBecomes && `, and whoever does becomes its ${type.creatorBecomes.label}`}.
    </Notice>
  )
}
