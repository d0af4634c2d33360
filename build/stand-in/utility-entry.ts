/** Runs before a utility process' own module: gives it `process.parentPort`. */
import {EventEmitter} from 'node:events';
import {emitting} from './events.ts';

const emitter = new EventEmitter();
const early: unknown[] = [];
const deliver = (data: unknown) => void emitter.emit('message', {data, ports: []});

const port = emitting(emitter, {
  postMessage: (message: unknown) => {
    if (process.connected) process.send?.(message);
  },
  start: () => undefined,
});

process.on('message', data => {
  if (emitter.listenerCount('message') > 0) deliver(data);
  else early.push(data);
});
// What came before anybody listened waits for the first listener.
emitter.on('newListener', name => {
  if (name === 'message') queueMicrotask(() => early.splice(0).forEach(deliver));
});
process.on('disconnect', () => process.exit(0));
Object.defineProperties(process, {parentPort: {value: port}, type: {value: 'utility'}});
