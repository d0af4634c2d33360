export const report = {
  viewer: {
    group: 'Document',
    toolbar: 'Pages and size',
    pageNumber: 'Page',
    pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
    ofPages: (pages: string) => `of ${pages}`,
    next: 'Next page',
    previous: 'Previous page',
    down: 'Read on',
    up: 'Read back',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    fit: 'Fit the width',
    scale: 'Size',
    percent: (percent: string) => `${percent} %`,
    pageFailed: 'This page could not be drawn. Save a copy and open it in another program.',
    errors: {
      encrypted:
        'This PDF is protected by a password and cannot be shown here. Save a copy and open it with its password in another program; the bytes on record are as they came.',
      damaged:
        'This file cannot be read as a PDF: it is damaged, or it is something else with the name of one. Save a copy to look at it with another program.',
      empty: 'This file is empty.',
      worker: 'The PDF viewer could not be started. Restart the app; if it happens again, install it anew.',
    },
  },
};
