// Makes the template that a new embedded database starts from. Runs after the build; does nothing when it is up to date.
import { writeFile } from 'node:fs/promises'
import { makeEmbeddedTemplate, templateKey, usableTemplate } from '../dist/db/embedded-template.js'

if ((await usableTemplate()) === null) {
  const template = new URL('../dist/embedded-template.tar.gz', import.meta.url)
  await writeFile(template, await makeEmbeddedTemplate('gzip'))
  await writeFile(new URL(`${template.href}.key`), await templateKey())
}
