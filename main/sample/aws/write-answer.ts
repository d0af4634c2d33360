import type {OperationModel, ServiceModel} from './service-models.ts';
import {type Plain, scalarText} from './wire-value.ts';
import {toJson} from './write-json.ts';
import {element, headerMembers, writeMembers, writeStruct} from './write-xml.ts';

export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** An error as AWS names it. */
export type ServiceError = {readonly code: string; readonly message: string; readonly status?: number};

const xml = (text: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${text}`;

/** Puts an answer on the wire as the service would. Errors: SampleError where the data does not fit the service's model. */
export const writeAnswer = (
  service: ServiceModel,
  operation: OperationModel,
  value: Plain,
  requestId: string,
): WireAnswer => {
  const {name, output} = operation;
  const xmlns = ` xmlns="${service.xmlNamespace}"`;
  const members = () => (output.kind === 'structure' ? writeMembers(output, value) : '');
  switch (service.dialect) {
    case 'json':
      return ok(
        'application/x-amz-json-1.1',
        JSON.stringify(output.kind === 'structure' ? toJson(output, value) : {}),
        {
          'x-amzn-requestid': requestId,
        },
      );
    case 'query': {
      const result = output.kind === 'structure' ? `<${name}Result>${members()}</${name}Result>` : '';
      const metadata = `<ResponseMetadata>${element('RequestId', requestId)}</ResponseMetadata>`;
      return ok('text/xml', xml(`<${name}Response${xmlns}>${result}${metadata}</${name}Response>`), {
        'x-amzn-requestid': requestId,
      });
    }
    case 'ec2':
      return ok(
        'text/xml;charset=UTF-8',
        xml(`<${name}Response${xmlns}>${element('requestId', requestId)}${members()}</${name}Response>`),
        {'x-amzn-requestid': requestId},
      );
    case 'rest-xml':
      return writeRest(operation, value, xmlns, requestId);
  }
};

const writeRest = (operation: OperationModel, value: Plain, xmlns: string, requestId: string): WireAnswer => {
  const {output} = operation;
  const headers = {...headerMembers(output, value), 'x-amz-request-id': requestId, 'x-amz-id-2': hostId(requestId)};
  if (operation.http?.method === 'HEAD') return ok('application/xml', '', headers);
  for (const [name, member] of output.members()) {
    const traits = member.traits;
    if (traits.httpPayload === undefined) continue;
    if (member.kind !== 'structure')
      return ok('application/json', scalarText(member, value[name], 'date-time'), headers);
    const body = writeStruct(traits.xmlName ?? member.name ?? name, member, value[name] ?? {}, xmlns);
    return ok('application/xml', xml(body), headers);
  }
  // GetBucketLocation alone has its one member as the root's own text (the model's trait S3UnwrappedXmlOutput).
  if (operation.name === 'GetBucketLocation') {
    const text = `<LocationConstraint${xmlns}>${value.LocationConstraint ?? ''}</LocationConstraint>`;
    return ok('application/xml', xml(text), headers);
  }
  const root = output.traits.xmlName ?? `${operation.name}Result`;
  return ok('application/xml', xml(writeStruct(root, output, value, xmlns)), headers);
};

/** Puts an error on the wire in the shape of the service's dialect. */
export const writeError = (
  service: Pick<ServiceModel, 'dialect'>,
  error: ServiceError,
  requestId: string,
): WireAnswer => {
  const status = error.status ?? 400;
  const inner = element('Code', error.code) + element('Message', error.message);
  const headers = {'x-amzn-requestid': requestId};
  switch (service.dialect) {
    case 'json':
      return {
        status,
        headers: {...headers, 'content-type': 'application/x-amz-json-1.1'},
        body: JSON.stringify({__type: error.code, message: error.message}),
      };
    case 'query':
      return {
        status,
        headers: {...headers, 'content-type': 'text/xml'},
        body: xml(
          `<ErrorResponse><Error>${element('Type', status < 500 ? 'Sender' : 'Receiver')}${inner}</Error>${element('RequestId', requestId)}</ErrorResponse>`,
        ),
      };
    case 'ec2':
      return {
        status,
        headers: {...headers, 'content-type': 'text/xml;charset=UTF-8'},
        body: xml(`<Response><Errors><Error>${inner}</Error></Errors>${element('RequestID', requestId)}</Response>`),
      };
    case 'rest-xml':
      return {
        status,
        headers: {
          'content-type': 'application/xml',
          'x-amz-request-id': requestId,
          'x-amz-id-2': hostId(requestId),
        },
        body: xml(`<Error>${inner}${element('RequestId', requestId)}${element('HostId', hostId(requestId))}</Error>`),
      };
  }
};

const ok = (contentType: string, body: string, headers: Readonly<Record<string, string>>): WireAnswer => ({
  status: 200,
  headers: {...headers, 'content-type': contentType},
  body,
});

/** S3's second id, by which its support finds a request. */
const hostId = (requestId: string): string => Buffer.from(`sample/${requestId}`).toString('base64');
