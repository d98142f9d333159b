/** What axe finds on a page as it stands, by the rules that the pages are held to. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** One line each: the rule, the elements and what is wrong with them. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(`axe.run(document, ${JSON.stringify(RULES)}).then(({ violations }) =>
    violations.map(({ id, nodes }) =>
      id + ': ' + nodes.map(node => node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | ')))`);
  return found as readonly string[];
}
