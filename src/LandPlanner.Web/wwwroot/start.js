// Begins the panels. The console is for faults of ours; a lost connection is told by the map, and mended here without a word:
// a server that still knows the panels takes them back, one that was started anew gets a fresh page, which takes up the drawing the browser has kept.
const panels = document.getElementById('components-reconnect-modal');
panels.addEventListener('components-reconnect-state-changed', ({ detail }) => {
  document.body.classList.toggle('lp-panels-away', detail.state !== 'hide');
  if (detail.state === 'hide') document.dispatchEvent(new Event('lp-panels-back'));
  if (detail.state === 'rejected' || detail.state === 'failed') location.reload();
});
Blazor.start({
  circuit: {
    logLevel: 6,
    configureSignalR: (builder) => builder.configureLogging('none'),
    reconnectionOptions: { maxRetries: 100000, retryIntervalMilliseconds: 1500 },
  },
});
