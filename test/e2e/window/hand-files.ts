import type {Page} from '@playwright/test';

/** Chooses files in an input. Playwright would hand over copies without a path, since the browser is not its own. */
export const chooseFiles = async (page: Page, input: string, paths: readonly string[]): Promise<void> => {
  const cdp = await page.context().newCDPSession(page);
  try {
    const {root} = await cdp.send('DOM.getDocument');
    const {nodeId} = await cdp.send('DOM.querySelector', {nodeId: root.nodeId, selector: input});
    await cdp.send('DOM.setFileInputFiles', {nodeId, files: [...paths]});
  } finally {
    await cdp.detach();
  }
};

/** Drags files over the middle of an element and lets go. */
export const dropFiles = async (page: Page, target: string, paths: readonly string[]): Promise<void> => {
  const box = await page.locator(target).boundingBox();
  if (!box) throw new Error(`There is nothing to drop on: ${target}`);
  const cdp = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const data = {items: [], files: [...paths], dragOperationsMask: 1};
  try {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await cdp.send('Input.dispatchDragEvent', {type, x, y, data});
  } finally {
    await cdp.detach();
  }
};
