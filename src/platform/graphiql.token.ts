/**
 * A token is long, and each tab has headers of its own. So the token of the last sign-in on this page stands in wherever
 * the headers say "Bearer " and nothing after it; what somebody writes there himself is sent as it is.
 * And GraphiQL learns the operation of a tab a moment after it shows it: who is quick would send the last tab's name.
 */
export const TOKEN_SCRIPT = `<script>
  let accessToken = '';
  const authorized = (value) => (accessToken && value?.trim() === 'Bearer' ? 'Bearer ' + accessToken : value);
  const named = (request) => {
    const names = [...(request.query ?? '').matchAll(/^ *(?:query|mutation|subscription) +([A-Za-z_0-9]+)/gm)];
    return names.length === 1 ? { ...request, operationName: names[0][1] } : request;
  };
  const plainFetch = window.fetch;
  window.fetch = async (input, init = {}) => {
    const headers = new Headers(init.headers);
    if (headers.has('authorization')) headers.set('authorization', authorized(headers.get('authorization')));
    const body = typeof init.body === 'string' ? { body: JSON.stringify(named(JSON.parse(init.body))) } : {};
    const response = await plainFetch(input, { ...init, ...body, headers });
    const answer = await response.clone().json().catch(() => null);
    accessToken = answer?.data?.login?.accessToken ?? accessToken;
    return response;
  };
  window.WebSocket = class extends WebSocket {
    send(data) {
      const message = JSON.parse(data);
      if (message.type === 'subscribe') return super.send(JSON.stringify({ ...message, payload: named(message.payload) }));
      if (message.type !== 'connection_init' || !message.payload?.authorization) return super.send(data);
      const authorization = authorized(message.payload.authorization);
      super.send(JSON.stringify({ ...message, payload: { ...message.payload, authorization } }));
    }
  };
</script>`;
