// A small gateway that is as its profile says, or not: the variable LIE names what is different.
const fs = require('node:fs');
const http = require('node:http');

const lie = process.env.LIE;
const provider = new URL(process.env.PROVIDER_URL);
const open = new Set();
const counted = new Map();
let asked = 0;

if (lie === 'does not start') process.exit(3);
if (lie !== 'writes nowhere') fs.writeFileSync('/state/file', '');
if (lie === 'writes elsewhere') fs.writeFileSync('/elsewhere/file', '');

const answer = (response, status, body) => response.writeHead(status, { 'content-type': 'text/plain' }).end(body);

function live(response) {
  if (lie === 'is dead after a while' && ++asked > 3) return answer(response, 503, 'dead');
  if (lie !== 'liveness asks the provider') return answer(response, 200, 'ok');
  const request = http.get(provider, () => answer(response, 200, 'ok'));
  return request.once('error', () => answer(response, 503, 'no provider'));
}

function metrics(request, response) {
  if (request.headers.authorization !== 'Bearer key' && lie !== 'shows metrics to anybody') return answer(response, 401, '');
  const name = lie === 'has another metric' ? 'requests_total' : 'liar_requests_total';
  const label = lie === 'has another label' ? 'code' : 'status';
  const top = lie === 'has another bucket' ? 5 : 10;
  const lines = [...counted].map(([status, count]) => `${name}{${label}="${status}"} ${count}`);
  const buckets = [1, top, '+Inf'].map((le) => `liar_seconds_bucket{le="${le}"} ${counted.size}`);
  return answer(response, 200, [...lines, ...buckets, `liar_seconds_sum 1`, `liar_seconds_count ${counted.size}`, ''].join('\n'));
}

function count(status) {
  counted.set(status, (counted.get(status) ?? 0) + 1);
}

function forward(request, response) {
  open.add(response);
  response.once('close', () => open.delete(response));
  const options = { host: provider.hostname, port: provider.port, path: request.url, method: 'POST', headers: request.headers };
  const upstream = http.request(options, (source) => {
    const status = lie === 'hides failures' ? 200 : source.statusCode;
    count(status);
    if (lie !== 'buffers') {
      response.writeHead(status, source.headers);
      return source.pipe(response);
    }
    const chunks = [];
    source.on('data', (chunk) => chunks.push(chunk));
    return source.on('end', () => response.writeHead(status, source.headers).end(Buffer.concat(chunks)));
  });
  upstream.once('error', () => {
    count(502);
    if (!response.headersSent) answer(response, 502, 'no provider');
  });
  response.once('close', () => upstream.destroy());
  request.pipe(upstream);
}

const server = http.createServer((request, response) => {
  if (request.url === '/live') return live(response);
  if (request.url === '/metrics') return metrics(request, response);
  return forward(request, response);
});
server.listen(8080, '127.0.0.1');

const CUT = { 'cuts early': 0, 'does not cut': 60_000 }[lie] ?? 3_000;
process.on('SIGTERM', () => {
  if (lie === 'ignores SIGTERM') return;
  if (lie !== 'accepts after SIGTERM') server.close();
  const end = () => setTimeout(() => process.exit(0), lie === 'lives on' ? 60_000 : 200);
  setTimeout(() => {
    for (const response of open) response.destroy();
    end();
  }, CUT);
  if (lie === 'lives on') return;
  setInterval(() => {
    if (open.size === 0) end();
  }, 100);
});
