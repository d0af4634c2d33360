process.parentPort.on('message', ({data}) => {
  if (data === 'end') process.exit(3);
  process.parentPort.postMessage({data, argv: process.argv.slice(2), bytes: data.bytes instanceof Uint8Array});
});
