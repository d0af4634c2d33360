import {describe, expect, test} from 'vitest';
import {
  anchorAt,
  canvasRatio,
  layOut,
  pageAt,
  pageInSight,
  pagesNear,
  topOf,
  zoomStep,
} from '../../../renderer/components/pdf/pdf-layout.ts';

const a4 = {width: 794, height: 1123};
const pages = (many: number, size = a4) => Array.from({length: many}, () => size);

describe('laying out pages', () => {
  test('fits the widest page into the view', () => {
    const layout = layOut([a4, {width: 1588, height: 1123}], 'fit', 1000);
    expect(layout.width).toBe(1000);
    expect(layout.heights[0]).toBe(layout.heights[1]);
  });

  test('puts every page under the one before, without overlap', () => {
    const layout = layOut([a4, {width: 400, height: 200}, a4], 1, 900);
    for (const [index, top] of layout.tops.entries())
      if (index > 0) expect(top).toBeGreaterThan((layout.tops[index - 1] ?? 0) + (layout.heights[index - 1] ?? 0));
    expect(layout.height).toBeGreaterThan((layout.tops[2] ?? 0) + (layout.heights[2] ?? 0));
  });

  test('draws only pages near the view of a long document', () => {
    const layout = layOut(pages(500), 1, 900);
    const [first, last] = pagesNear(layout, layout.tops[250] ?? 0, 800, 800);
    expect(first).toBeGreaterThan(247);
    expect(last).toBeLessThan(254);
    expect(first).toBeLessThanOrEqual(250);
    expect(last).toBeGreaterThanOrEqual(250);
  });

  test('finds the page at any distance, also before the first and after the last', () => {
    const layout = layOut(pages(3), 1, 900);
    expect(pageAt(layout, -50)).toBe(0);
    expect(pageAt(layout, (layout.tops[1] ?? 0) - 1)).toBe(0);
    expect(pageAt(layout, layout.tops[1] ?? 0)).toBe(1);
    expect(pageAt(layout, 1e9)).toBe(2);
  });

  test('keeps what is read in sight when the size changes', () => {
    const before = layOut(pages(40), 1, 900);
    const place = anchorAt(before, (before.tops[20] ?? 0) + 300);
    const after = layOut(pages(40), 2, 900);
    const top = topOf(after, place);
    expect(pageAt(after, top)).toBe(20);
    expect(top - (after.tops[20] ?? 0)).toBeCloseTo(600, 0);
  });

  test('says the page across the upper third', () => {
    const layout = layOut(pages(3), 1, 900);
    expect(pageInSight(layout, (layout.tops[1] ?? 0) - 100, 900)).toBe(1);
    expect(pageInSight(layout, (layout.tops[1] ?? 0) - 700, 900)).toBe(0);
  });
});

test('steps in and out from any scale, and stops at the ends', () => {
  expect(zoomStep(1.1, 1)).toBe(1.25);
  expect(zoomStep(1.1, -1)).toBe(1);
  expect(zoomStep(1, 1)).toBe(1.25);
  expect(zoomStep(4, 1)).toBe(4);
  expect(zoomStep(0.1, -1)).toBe(0.25);
});

test('never asks for a canvas of more than 16 million pixels', () => {
  const ratio = canvasRatio(20_000, 20_000, 2);
  expect(20_000 * 20_000 * ratio * ratio).toBeLessThanOrEqual(16_000_001);
  expect(canvasRatio(794, 1123, 2)).toBe(2);
});
