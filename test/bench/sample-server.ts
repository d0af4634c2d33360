/** The sample AWS account in a process of its own, so that the client's time is the client's. Sends its URL, ends on disconnect. */
import {startSampleAws} from '../../main/sample/aws/server.ts';

const server = await startSampleAws({latencyMs: Number(process.argv[2] ?? 0), throttle: []});
process.on('message', () => process.send?.({calls: server.calls}));
process.on('disconnect', () => void server.close());
process.send?.({url: server.url});
