import { type CDPSession, expect, type Page } from '@playwright/test'
import { complaintsOf, expectAccessible } from './quiet-page.ts'
import { test } from './servers.ts'
import { signIn } from './sign-in.ts'

const soeren = 'soeren@oneil-soen.example'
const password = 'a quiet harbour'

/** A device of the browser's own making: it keeps passkeys, and answers when it is told to. */
class Device {
  readonly #browser: CDPSession
  readonly #authenticatorId: string

  private constructor(browser: CDPSession, authenticatorId: string) {
    this.#browser = browser
    this.#authenticatorId = authenticatorId
  }

  static async of(page: Page): Promise<Device> {
    const browser = await page.context().newCDPSession(page)
    await browser.send('WebAuthn.enable', { enableUI: false })
    const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    })
    return new Device(browser, authenticatorId)
  }

  /** Whether somebody touches it as soon as it is asked. */
  async answers(enabled: boolean): Promise<void> {
    const authenticatorId = this.#authenticatorId
    await this.#browser.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
  }

  async passkeys(): Promise<number> {
    const authenticatorId = this.#authenticatorId
    const { credentials } = await this.#browser.send('WebAuthn.getCredentials', { authenticatorId })
    return credentials.length
  }

  /** Whether it is its owner's finger. */
  async knows(isUserVerified: boolean): Promise<void> {
    const authenticatorId = this.#authenticatorId
    await this.#browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  }
}

test('a passkey is added, signs in by itself, is the second step after a password, and is gone once it is removed', async ({
  demos,
  page,
}) => {
  const { url } = demos['developer-portal']
  const complaints = complaintsOf(page, url)
  const device = await Device.of(page)
  const dialog = page.getByRole('dialog')
  const leave = async () => {
    await page.goto('about:blank')
    await page.context().clearCookies()
  }
  await signIn(page, { url }, soeren)
  await page.goto(url)
  await page.waitForURL(/\/scopes\//)
  const account = `${page.url().replace(/\/$/, '')}/you`

  await page.goto(account)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await dialog.getByLabel('Name').fill('Laptop at work')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(10)
  await dialog.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByRole('button', { name: 'Remove Laptop at work' })).toBeVisible()
  // The same device keeps only one for an account.
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog.getByRole('alert')).toContainText('This device has a passkey for your account already')

  // By the button, with nothing typed; a finger that the device does not know opens nothing.
  await leave()
  await device.answers(false)
  await page.goto(`${url}/sign-in`)
  await device.knows(false)
  await device.answers(true)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('alert')).toContainText('No passkey was used')
  await expectAccessible(page)
  await device.knows(true)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL(/\/scopes\//)

  // Among what the browser fills in: here somebody takes it as soon as it is offered.
  await leave()
  await page.goto(`${url}/sign-in`)
  await page.waitForURL(/\/scopes\//)

  await leave()
  await device.answers(false)
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Email').fill(soeren)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeVisible()
  await device.answers(true)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL(/\/scopes\//)

  await page.goto(account)
  await page.getByRole('button', { name: 'Remove Laptop at work' }).click()
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('button', { name: 'Remove Laptop at work' })).toHaveCount(0)
  // The device is told, and does not offer any more what would be refused.
  await expect.poll(() => device.passkeys()).toBe(0)
  expect(complaints.filter((text) => !/status of 40[13]/.test(text))).toEqual([])
})
