/** The zoom steps of the window: up to 200 %, as far as every screen still fits. */
const factors = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** The zoom factor one step further; 0 goes back to 100 %. */
export const nextZoom = (factor: number, step: -1 | 0 | 1): number => {
  if (step === 0) return 1;
  const close = 0.005;
  const further = step > 0 ? factors.find(f => f > factor + close) : factors.findLast(f => f < factor - close);
  return further ?? (step > 0 ? 2 : 0.8);
};
